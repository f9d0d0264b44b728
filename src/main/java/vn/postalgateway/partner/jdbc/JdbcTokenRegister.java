package vn.postalgateway.partner.jdbc;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;
import vn.postalgateway.platform.audit.Audit;

/** {@link TokenRegister} in PostgreSQL. */
public class JdbcTokenRegister implements TokenRegister {

    private static final int TOKEN_BYTES = 32;
    /** Of the hash, in hexadecimal: enough to tell a partner's few tokens apart. */
    private static final String TOKEN_ID = "left(encode(token_hash, 'hex'), 16)";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    public JdbcTokenRegister(JdbcClient jdbc, TransactionOperations transaction, Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
    }

    @Override
    public List<Token> all() {
        return jdbc.sql("select " + TOKEN_ID + ", partner_id, scope, created_at, revoked_at from partner_token"
                + " order by partner_id, created_at desc, token_hash").query(JdbcTokenRegister::token).list();
    }

    private static Token token(ResultSet row, int n) throws SQLException {
        Timestamp revoked = row.getTimestamp(5);
        return new Token(row.getString(1), new Partner(row.getString(2), Scope.valueOf(row.getString(3))),
                row.getTimestamp(4).toInstant(), revoked == null ? null : revoked.toInstant());
    }

    @Override
    public Optional<String> issue(Partner partner, String actor, Instant now) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return transaction.execute(status -> {
            // One after the other for each partner, or two could both be the second.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("token " + partner.partnerId())
                    .query(row -> { });
            List<Token> live = all().stream().filter(Token::isLive)
                    .filter(each -> each.partner().partnerId().equals(partner.partnerId())).toList();
            if (live.size() >= MOST_LIVE || live.stream().anyMatch(each -> !each.partner().equals(partner))) {
                return Optional.<String>empty();
            }
            jdbc.sql("insert into partner_token (token_hash, partner_id, scope, created_at) values (?, ?, ?, ?)")
                    .params(TokenHash.of(token), partner.partnerId(), partner.scope().name(), Timestamp.from(now))
                    .update();
            audit.record(now, actor, "token.issued", partner.partnerId(), partner.scope().name());
            return Optional.of(token);
        });
    }

    @Override
    public boolean revoke(String partnerId, String tokenId, String actor, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean revoked = jdbc.sql("update partner_token set revoked_at = ? where partner_id = ? and "
                    + TOKEN_ID + " = ? and revoked_at is null").params(Timestamp.from(now), partnerId, tokenId)
                    .update() > 0;
            if (revoked) {
                audit.record(now, actor, "token.revoked", partnerId, tokenId);
            }
            return revoked;
        }));
    }

    @Override
    public void revokeAllOf(String partnerId, String actor, Instant now) {
        transaction.executeWithoutResult(status -> all().stream().filter(Token::isLive)
                .filter(each -> each.partner().partnerId().equals(partnerId))
                .forEach(each -> revoke(partnerId, each.tokenId(), actor, now)));
    }
}
