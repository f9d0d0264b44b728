package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.jdbc.TrackingGround.event;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.order.DecisionStand;
import vn.postalgateway.order.DeliveryStop.Why;
import vn.postalgateway.order.Money;
import vn.postalgateway.platform.invariant.Invariant.Violations;

/** Tracking acts on what the contract says: here on one that pays for returned items and grants one attempt. */
class ContractTermsJdbcTest {

    private static final String TERMS = """
            billable: [DELIVERED, RETURNED]
            attempts: 1
            decisionWorkingDays: 3
            undecided: HOLD
            compensationDays: 20
            """;

    @TempDir
    static Path folder;

    private static TrackingGround ground;

    @BeforeAll
    static void start() throws IOException {
        copyConfig();
        Path contract = folder.resolve("contracts/ha-tinh-city.yaml");
        Files.writeString(contract, Files.readString(contract).replaceFirst("(?m)^billable:.*\n", TERMS));
        ground = new TrackingGround(folder.toString());
    }

    private static void copyConfig() throws IOException {
        Files.walkFileTree(Path.of("config"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = folder.resolve(Path.of("config").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void owesAReturnedItemInTheMonthOfItsReturn() {
        String order = ground.order();

        ground.send(event("r1", order, "19", "2026-10-05T15:00:00+07:00", ""));

        assertThat(ground.stored(order).billableAt()).isEqualTo(Instant.parse("2026-10-05T08:00:00Z"));
        assertThat(ground.stored(order).money()).isEqualTo(Money.EXPECTED);
        assertThat(ground.state(order).get("billable_month")).hasToString("2026-10-01");
        assertThat(new MovementInvariant(ground.template(), ground.terms).look()).isEqualTo(new Violations(0, null));
    }

    @Test
    void owesNoLostItem() {
        String order = ground.order();

        ground.send(event("l1", order, "90", "2026-10-05T15:00:00+07:00", ""));

        assertThat(ground.stored(order).billableAt()).isNull();
        assertThat(ground.stored(order).money()).isEqualTo(Money.NONE);
    }

    @Test
    void takesTheDebtBackWithTheReturn() {
        String order = ground.order();
        ground.send(event("t1", order, "19", "2026-10-05T15:00:00+07:00", ""));

        ground.send(event("t2", order, "16", "2026-10-05T15:00:00+07:00", "\"supersedes\": \"t1\""));

        assertThat(ground.stored(order).billableAt()).isNull();
        assertThat(ground.stored(order).money()).isEqualTo(Money.NONE);
    }

    @Test
    void asksAfterTheOneAttemptThatIsGrantedForThreeWorkingDays() {
        String order = ground.order();

        ground.send(event("a1", order, "15", "2026-10-06T09:00:00+07:00", "\"reason\": \"Người nhận đi vắng\""));

        assertThat(ground.decisions.of(order).pending()).isEqualTo(new DecisionStand.Question(Why.ATTEMPTS_USED,
                TrackingGround.NOW, Instant.parse("2026-10-09T17:00:00Z"), Instruction.HOLD));
    }

    @Test
    void letsThePostCompensateInTheDaysThatTheContractSays() {
        String lost = ground.order();
        String damaged = ground.order();

        ground.send(event("c1", lost, "90", "2026-10-05T15:00:00+07:00", ""),
                event("c2", damaged, "91", "2026-10-05T15:00:00+07:00", ""),
                event("c3", damaged, "91", "2026-10-06T08:00:00+07:00", ""),
                event("c4", damaged, "14", "2026-10-06T09:00:00+07:00", ""));

        assertThat(ground.stored(lost).compensateBy()).isEqualTo(LocalDate.of(2026, 10, 25));
        assertThat(ground.stored(damaged).compensateBy()).isEqualTo(LocalDate.of(2026, 10, 25));
    }
}
