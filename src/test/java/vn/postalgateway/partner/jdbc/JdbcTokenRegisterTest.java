package vn.postalgateway.partner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister.Token;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.database.TestDatabase;

/** Tokens that administrators hand out, on a real PostgreSQL. */
class JdbcTokenRegisterTest {

    private static final Partner PARTNER = new Partner("can-loc", Scope.ORDERS);
    private static final Instant T0 = Instant.parse("2026-11-22T02:00:00Z");

    private static TestDatabase database;
    private static JdbcTokenRegister register;

    @BeforeAll
    static void open() {
        database = new TestDatabase(4);
        register = new JdbcTokenRegister(database.jdbc(), database.transaction(), new Audit(database.jdbc()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startWithNone() {
        database.asOwner("truncate partner_token, audit_entry");
    }

    @Test
    void handsOutATokenThatOpensDoorsAndIsKeptNowhere() {
        String token = register.issue(PARTNER, "admin", T0).orElseThrow();

        assertThat(fresh().holderOf(token)).contains(PARTNER);
        assertThat(database.jdbc().sql("select t::text || a::text from partner_token t, audit_entry a").query(String.class)
                .list()).hasSize(1).noneMatch(row -> row.contains(token));
    }

    @Test
    void letsTwoBeLiveHoweverManyAskAtOnce() {
        List<Optional<String>> issued = IntStream.range(0, 8).parallel()
                .mapToObj(i -> register.issue(PARTNER, "admin", T0)).toList();

        assertThat(issued).filteredOn(Optional::isPresent).hasSize(2);
        register.revoke("can-loc", register.all().get(0).tokenId(), "admin", T0);
        assertThat(register.issue(PARTNER, "admin", T0)).isPresent();
    }

    @Test
    void keepsOnePartnerToOneDoor() {
        register.issue(PARTNER, "admin", T0);

        assertThat(register.issue(new Partner("can-loc", Scope.TRACKING), "admin", T0)).isEmpty();
    }

    @Test
    void revokesTheOneThatIsMeantOnce() {
        String first = register.issue(PARTNER, "admin", T0).orElseThrow();
        String tokenId = register.all().get(0).tokenId();
        String second = register.issue(PARTNER, "admin", T0.plusSeconds(1)).orElseThrow();

        assertThat(register.revoke("somebody-else", tokenId, "admin", T0)).isFalse();
        assertThat(register.revoke("can-loc", tokenId, "admin", T0)).isTrue();
        assertThat(register.revoke("can-loc", tokenId, "admin", T0)).isFalse();

        assertThat(fresh().holderOf(first)).isEmpty();
        assertThat(fresh().holderOf(second)).contains(PARTNER);
        assertThat(register.all()).filteredOn(Token::isLive).hasSize(1);
    }

    /** One that remembers nobody yet. */
    private static JdbcPartnerTokens fresh() {
        return new JdbcPartnerTokens(database.jdbc(), database.transaction(), Clock.systemUTC());
    }
}
