package vn.postalgateway.console.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
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
    private final PersonalSafe safe;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String nobodysHash;

    public JdbcConsoleUsers(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe,
                            PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.safe = safe;
        this.encoder = encoder;
        this.clock = clock;
        this.nobodysHash = encoder.encode("nobody");
    }

    @Override
    public Optional<Partner> signIn(String name, String password) {
        List<String> hashes = jdbc.sql("select hash from console_password where user_name = ? order by created_at desc")
                .param(name).query(String.class).list();
        if (hashes.isEmpty()) {
            encoder.matches(password, nobodysHash);
            return Optional.empty();
        }
        return hashes.stream().anyMatch(hash -> encoder.matches(password, hash)) ? Optional.of(byName(name))
                : Optional.empty();
    }

    private Partner byName(String name) {
        return jdbc.sql("select user_name, scope from console_user where user_name = ?").param(name)
                .query((row, n) -> new Partner(row.getString(1), Scope.valueOf(row.getString(2)))).single();
    }

    // The slow hash is made only for a password that is new, or each start would pay for it.
    @Override
    public void add(Partner user, String password) {
        byte[] key = safe.hmac("console-password", user.partnerId() + "\n" + password);
        Timestamp now = Timestamp.from(clock.instant());
        boolean known = jdbc.sql("select exists (select from console_password where password_key = ?)").param(key)
                .query(Boolean.class).single();
        if (!known) {
            String hash = encoder.encode(password);
            transaction.executeWithoutResult(status -> {
                jdbc.sql("""
                                insert into console_user (user_name, scope, created_at) values (?, ?, ?)
                                on conflict do nothing""")
                        .params(user.partnerId(), user.scope().name(), now).update();
                jdbc.sql("""
                                insert into console_password (password_key, user_name, hash, created_at)
                                values (?, ?, ?, ?) on conflict do nothing""")
                        .params(key, user.partnerId(), hash, now).update();
            });
        }
    }
}
