package vn.postalgateway.console.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.ConsoleUsers;
import vn.postalgateway.console.People;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link People} in PostgreSQL. */
public class JdbcPeople implements People {

    private static final String PEOPLE = "select user_name, scope, created_at, disabled_at from console_user";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PersonRows rows;
    private final TokenRegister tokens;
    private final Audit audit;

    public JdbcPeople(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe, PasswordEncoder encoder,
                      TokenRegister tokens, Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = new PersonRows(jdbc, safe, encoder);
        this.tokens = tokens;
        this.audit = audit;
    }

    @Override
    public List<Person> all() {
        return jdbc.sql(PEOPLE + " order by user_name").query((row, n) -> new Person(row.getString(1),
                Scope.valueOf(row.getString(2)), row.getTimestamp(3).toInstant(),
                row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant())).list();
    }

    @Override
    public Optional<Person> byName(String name) {
        return all().stream().filter(person -> person.name().equals(name)).findFirst();
    }

    @Override
    public boolean add(Partner user, String password, String actor, Instant now) {
        String hash = rows.slowHash(password);
        return recorded("person.added", user.partnerId(), user.scope().name(), actor, now, () -> {
            boolean added = rows.insert(user, now);
            if (added) {
                rows.put(user.partnerId(), password, hash, now);
            }
            return added;
        });
    }

    @Override
    public boolean haveAdministrator() {
        return jdbc.sql("select exists (select from console_user where scope = 'ADMIN' and disabled_at is null)")
                .query(Boolean.class).single();
    }

    // One after the other: of two only one becomes the first.
    @Override
    public boolean addFirstAdministrator(String name, String password, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('first-administrator', 0))").query(row -> { });
            return !haveAdministrator()
                    && add(new Partner(name, Scope.ADMIN), password, "setup-token", now);
        }));
    }

    @Override
    public boolean changeRole(String name, Scope role, String actor, Instant now) {
        return recorded("person.role", name, role.name(), actor, now, () -> withoutTokens(name, actor, now, jdbc.sql("""
                        update console_user set scope = ?, revision = revision + 1
                        where user_name = ? and scope <> ?""").params(role.name(), name, role.name()).update() == 1));
    }

    @Override
    public boolean disable(String name, String actor, Instant now) {
        return recorded("person.disabled", name, null, actor, now, () -> withoutTokens(name, actor, now, jdbc.sql("""
                        update console_user set disabled_at = ?, revision = revision + 1
                        where user_name = ? and disabled_at is null""").params(Timestamp.from(now), name)
                .update() == 1));
    }

    private boolean withoutTokens(String name, String actor, Instant now, boolean changed) {
        if (changed) {
            tokens.revokeAllOf(name, actor, now);
        }
        return changed;
    }

    @Override
    public boolean enable(String name, String actor, Instant now) {
        return recorded("person.enabled", name, null, actor, now, () -> jdbc.sql("""
                        update console_user set disabled_at = null, revision = revision + 1
                        where user_name = ? and disabled_at is not null""").param(name).update() == 1);
    }

    @Override
    public boolean setPassword(String name, String password, String actor, Instant now) {
        String hash = rows.slowHash(password);
        return recorded("person.password", name, null, actor, now, () -> withPassword(name, password, hash, now,
                jdbc.sql("update console_user set revision = revision + 1 where user_name = ?")
                        .param(name).update() == 1));
    }

    // Of two changes at once the second finds another revision than it was shown.
    @Override
    public Optional<ConsoleUsers.SignIn> changeOwnPassword(ConsoleUsers.SignIn signIn, String password, Instant now) {
        String name = signIn.user().partnerId();
        String hash = rows.slowHash(password);
        boolean changed = recorded("person.password", name, null, name, now, () -> withPassword(name, password, hash,
                now, jdbc.sql("""
                        update console_user set revision = revision + 1
                        where user_name = ? and revision = ? and disabled_at is null""")
                        .params(name, signIn.revision()).update() == 1));
        return changed ? Optional.of(new ConsoleUsers.SignIn(signIn.user(), signIn.revision() + 1, now))
                : Optional.empty();
    }

    private boolean withPassword(String name, String password, String hash, Instant now, boolean changed) {
        if (changed) {
            rows.endAll(name, now);
            rows.put(name, password, hash, now);
        }
        return changed;
    }

    private boolean recorded(String action, String name, String detail, String actor, Instant now,
                             BooleanSupplier change) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean changed = change.getAsBoolean();
            if (changed) {
                audit.record(now, actor, action, name, detail);
            }
            return changed;
        }));
    }
}
