package vn.postalgateway.partner.jdbc;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;

/**
 * Tokens as hashes in PostgreSQL. Holders are remembered for a few seconds; so long a revoked token may still open
 * doors.
 */
public final class JdbcPartnerTokens implements PartnerTokens {

    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 1_000;

    private record Holder(Partner partner, Instant until) {
    }

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Map<ByteBuffer, Holder> remembered = new ConcurrentHashMap<>();

    public JdbcPartnerTokens(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Partner> holderOf(String token) {
        ByteBuffer hash = ByteBuffer.wrap(TokenHash.of(token));
        Instant now = clock.instant();
        Holder holder = remembered.get(hash);
        if (holder != null && now.isBefore(holder.until())) {
            return Optional.of(holder.partner());
        }
        Optional<Partner> found = stored(hash.array());
        found.ifPresentOrElse(partner -> remember(hash, partner, now), () -> remembered.remove(hash));
        return found;
    }

    /** Only holders are remembered: guesses would fill the memory. */
    private void remember(ByteBuffer hash, Partner partner, Instant now) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(hash, new Holder(partner, now.plus(REMEMBERED_FOR)));
    }

    private Optional<Partner> stored(byte[] hash) {
        return transaction.execute(status -> jdbc
                .sql("select partner_id, scope from partner_token where token_hash = ? and revoked_at is null")
                .param(hash)
                .query((row, number) -> new Partner(row.getString(1), Scope.valueOf(row.getString(2))))
                .optional());
    }

    @Override
    public void add(Partner partner, String token) {
        transaction.executeWithoutResult(status -> jdbc
                .sql("""
                        insert into partner_token (token_hash, partner_id, scope, created_at)
                        values (?, ?, ?, ?) on conflict (token_hash) do nothing""")
                .params(TokenHash.of(token), partner.partnerId(), partner.scope().name(),
                        Timestamp.from(clock.instant()))
                .update());
    }
}
