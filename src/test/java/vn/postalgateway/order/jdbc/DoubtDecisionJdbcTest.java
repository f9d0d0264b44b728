package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DoubtDecision;
import vn.postalgateway.order.DoubtDecision.Verdict;
import vn.postalgateway.order.PersonsWord;
import vn.postalgateway.platform.audit.Audit;

/** What a person's word does to an order in doubt at an operator that nobody can ask. */
class DoubtDecisionJdbcTest {

    private static final Instant SENT_AT = Instant.parse("2026-10-05T01:00:00Z");
    private static final Duration SETTLE_AFTER = Duration.ofSeconds(60);

    private static OrderGround ground;

    private String orderId;

    @BeforeAll
    static void start() {
        ground = new OrderGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void bringOneInDoubt() {
        orderId = inDoubt();
    }

    @Test
    void listsWhatOnlyAPersonCanSettle() {
        List<PersonsWord.Waiting> waiting = later().waiting(1000);

        assertThat(waiting).contains(new PersonsWord.Waiting(orderId, "vnpost", SENT_AT, "no answer", null));
    }

    @Test
    void placesWhatAPersonFoundAndSaysWhoSaidSo() {
        assertThat(later().exists(orderId, "RH000000012VN", "support")).isEqualTo(Verdict.SETTLED);

        assertThat(ground.facts(orderId)).startsWith("PLACED item=RH000000012VN").contains("work=none");
        assertThat(audited()).containsExactly("support doubt.exists RH000000012VN");
        assertThat(later().exists(orderId, "RH000000012VN", "support")).isEqualTo(Verdict.NOT_IN_DOUBT);
    }

    @Test
    void sendsWhatAPersonMadeSureIsNotThere() {
        assertThat(later().doesNotExist(orderId, "support")).isEqualTo(Verdict.SETTLED);

        assertThat(ground.facts(orderId)).contains("cleared=true", "attempts=[1:NOT_THERE]", "work=placement.vnpost@");
        assertThat(audited()).containsExactly("support doubt.does_not_exist null");
    }

    @Test
    void doesNotBelieveThatItIsNotThereBeforeTheSettlingTime() {
        String before = ground.facts(orderId);

        Verdict verdict = at(SENT_AT.plus(SETTLE_AFTER).minusMillis(1)).doesNotExist(orderId, "support");

        assertThat(verdict).isEqualTo(Verdict.TOO_EARLY);
        assertThat(ground.facts(orderId)).isEqualTo(before);
        assertThat(audited()).isEmpty();
    }

    @Test
    void refusesAnItemCodeOfAnotherOrder() {
        later().exists(inDoubt(), "RH000000026VN", "support");

        assertThat(later().exists(orderId, "RH000000026VN", "support")).isEqualTo(Verdict.ITEM_OF_ANOTHER_ORDER);
        assertThat(ground.facts(orderId)).startsWith("OUTCOME_UNKNOWN");
    }

    private static String inDoubt() {
        String orderId = ground.receive(SENT_AT);
        ground.placements.open(orderId, "w", SENT_AT, SENT_AT.plusSeconds(20));
        ground.placements.inDoubt(orderId, 1, "no answer", SENT_AT, null, SENT_AT);
        return orderId;
    }

    private List<String> audited() {
        return ground.jdbc.sql("select actor, action, detail from audit_entry where subject_id = ?").param(orderId)
                .query((rs, n) -> rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3)).list();
    }

    private static DoubtDecision later() {
        return at(SENT_AT.plus(SETTLE_AFTER));
    }

    private static DoubtDecision at(Instant now) {
        OperatorProfile nobodyCanBeAsked = new OperatorProfile("vnpost", "Bưu điện", "1", DoubtClass.C, SETTLE_AFTER,
                Map.of());
        OperatorProfiles operators = new OperatorProfiles() {
            @Override
            public Optional<OperatorProfile> byId(String operatorId) {
                return Optional.of(nobodyCanBeAsked);
            }

            @Override
            public Collection<OperatorProfile> all() {
                return List.of(nobodyCanBeAsked);
            }
        };
        return new DoubtDecision(new JdbcPersonsWord(ground.jdbc, ground.transaction, ground.placements,
                new Audit(ground.jdbc)), ground.placements, operators, Clock.fixed(now, ZoneOffset.UTC));
    }
}
