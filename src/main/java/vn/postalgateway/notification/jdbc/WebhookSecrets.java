package vn.postalgateway.notification.jdbc;

import com.github.f4b6a3.ulid.UlidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.notification.WebhookTarget;
import vn.postalgateway.notification.WebhookTargets.TooManySecrets;
import vn.postalgateway.platform.personal.PersonalSafe;

/** The secrets of targets, each as ciphertext under a key of its own. Joins the caller's transaction. */
class WebhookSecrets {

    private static final int MOST = 5;
    private static final String LIVE = """
             from webhook_secret where partner_id = ? and (ends_at is null or ends_at > ?)
            order by created_at desc, secret_id desc""";

    private final JdbcClient jdbc;
    private final PersonalSafe safe;

    WebhookSecrets(JdbcClient jdbc, PersonalSafe safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    private record Sealed(String secretId, byte[] ciphertext) { }

    /** Newest first. */
    List<WebhookSecret> live(String partnerId, Instant now) {
        return jdbc.sql("select secret_id, ciphertext" + LIVE).params(partnerId, Timestamp.from(now))
                .query((row, n) -> new Sealed(row.getString(1), row.getBytes(2))).list().stream()
                .map(sealed -> new WebhookSecret(safe.open(sealed.secretId(), sealed.ciphertext()).orElseThrow()))
                .toList();
    }

    List<WebhookTarget.LiveSecret> shown(String partnerId, Instant now) {
        return jdbc.sql("select created_at, ends_at" + LIVE).params(partnerId, Timestamp.from(now))
                .query(WebhookSecrets::shown).list();
    }

    private static WebhookTarget.LiveSecret shown(ResultSet row, int n) throws SQLException {
        Timestamp ends = row.getTimestamp(2);
        return new WebhookTarget.LiveSecret(row.getTimestamp(1).toInstant(), ends == null ? null : ends.toInstant());
    }

    /** Takes over at once; what is there ends with the overlap, unless it ends before. */
    void add(String partnerId, WebhookSecret secret, Instant overlapEnds, Instant now) {
        jdbc.sql("update webhook_secret set ends_at = ? where partner_id = ? and (ends_at is null or ends_at > ?)")
                .params(Timestamp.from(overlapEnds), partnerId, Timestamp.from(overlapEnds)).update();
        destroy(jdbc.sql("select secret_id from webhook_secret where partner_id = ? and ends_at <= ?")
                .params(partnerId, Timestamp.from(now)).query(String.class).list());
        if (live(partnerId, now).size() >= MOST) {
            throw new TooManySecrets();
        }
        String secretId = "whs_" + UlidCreator.getMonotonicUlid();
        jdbc.sql("insert into webhook_secret (secret_id, partner_id, ciphertext, created_at) values (?, ?, ?, ?)")
                .params(secretId, partnerId, safe.seal(secretId, null, secret.text()), Timestamp.from(now)).update();
    }

    void destroyAll(String partnerId) {
        destroy(jdbc.sql("select secret_id from webhook_secret where partner_id = ?").param(partnerId)
                .query(String.class).list());
    }

    private void destroy(List<String> secretIds) {
        for (String secretId : secretIds) {
            safe.destroy(secretId);
            jdbc.sql("delete from webhook_secret where secret_id = ?").param(secretId).update();
        }
    }
}
