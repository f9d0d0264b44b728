package vn.postalgateway.console.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.ConsoleUsers;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link ConsoleUsers} in PostgreSQL. */
public class JdbcConsoleUsers implements ConsoleUsers {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PersonRows rows;
    private final Clock clock;

    public JdbcConsoleUsers(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe,
                            PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = new PersonRows(jdbc, safe, encoder);
        this.clock = clock;
    }

    @Override
    public Optional<SignIn> signIn(String name, String password) {
        return rows.isRight(name, password) ? jdbc
                .sql("select user_name, scope, revision from console_user where user_name = ?").param(name)
                .query((row, n) -> new SignIn(new Partner(row.getString(1), Scope.valueOf(row.getString(2))),
                        row.getInt(3), clock.instant())).optional() : Optional.empty();
    }

    @Override
    public boolean mayGoOn(SignIn signIn) {
        return jdbc.sql("select exists (select from console_user where user_name = ? and revision = ?)")
                .params(signIn.user().partnerId(), signIn.revision()).query(Boolean.class).single();
    }

    // The slow hash is made only for a password that is new, or each start would pay for it.
    @Override
    public void add(Partner user, String password) {
        if (!rows.isKnown(user.partnerId(), password)) {
            String hash = rows.slowHash(password);
            Instant now = clock.instant();
            transaction.executeWithoutResult(status -> {
                rows.insert(user, now);
                rows.put(user.partnerId(), password, hash, now);
            });
        }
    }
}
