package vn.postalgateway.console.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.platform.personal.PersonalSafe;

/** People and their passwords: slow hashes, each kept once under a keyed hash. Joins the caller's transaction. */
class PersonRows {

    /** Of no known password, and as slow to compare as those that the encoder makes. */
    static final String NOBODYS_HASH = "$2a$10$sY5GKpBaEUsCDnUYSNJilOlYdG3qp61KFLCjFn2wbx.wHQwVY1Gzu";

    private final JdbcClient jdbc;
    private final PersonalSafe safe;
    private final PasswordEncoder encoder;

    PersonRows(JdbcClient jdbc, PersonalSafe safe, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.safe = safe;
        this.encoder = encoder;
    }

    /** Takes as long for a name without a password. */
    boolean isRight(String name, String password) {
        List<String> hashes = jdbc.sql("""
                        select p.hash from console_password p join console_user u using (user_name)
                        where user_name = ? and p.ended_at is null and u.disabled_at is null
                        order by p.created_at desc""")
                .param(name).query(String.class).list();
        if (hashes.isEmpty()) {
            encoder.matches(password, NOBODYS_HASH);
            return false;
        }
        return hashes.stream().anyMatch(hash -> encoder.matches(password, hash));
    }

    /** Also one that was ended: whoever added it once has added it. */
    boolean isKnown(String name, String password) {
        return jdbc.sql("select exists (select from console_password where password_key = ?)")
                .param(key(name, password)).query(Boolean.class).single();
    }

    /** False if the name is taken. */
    boolean insert(Partner user, Instant now) {
        return jdbc.sql("""
                        insert into console_user (user_name, scope, created_at) values (?, ?, ?)
                        on conflict do nothing""")
                .params(user.partnerId(), user.scope().name(), Timestamp.from(now)).update() == 1;
    }

    /** @param hash by {@link #slowHash}, made before the transaction: it takes its time */
    void put(String name, String password, String hash, Instant now) {
        jdbc.sql("""
                        insert into console_password (password_key, user_name, hash, created_at) values (?, ?, ?, ?)
                        on conflict (password_key) do update set ended_at = null""")
                .params(key(name, password), name, hash, Timestamp.from(now)).update();
    }

    String slowHash(String password) {
        return encoder.encode(password);
    }

    void endAll(String name, Instant now) {
        jdbc.sql("update console_password set ended_at = ? where user_name = ? and ended_at is null")
                .params(Timestamp.from(now), name).update();
    }

    private byte[] key(String name, String password) {
        return safe.hmac("console-password", name + "\n" + password);
    }
}
