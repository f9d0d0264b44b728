package vn.postalgateway.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.calendar.yaml.YamlSpecialDays;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.ContractsOfBook;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tariff.Zone;

class DeliveryTermsTest {

    private static final YamlContractBook BOOK = new YamlContractBook("config");
    private static final DeliveryTerms TERMS = new DeliveryTerms(BOOK,
        new WorkingCalendar(new YamlSpecialDays("config")));
    private static final Contract HA_TINH = new ContractsOfBook(BOOK)
        .inForce("ha-tinh-city", LocalDate.of(2026, 11, 2)).orElseThrow();

    @ParameterizedTest
    @CsvSource({"INSIDE_DISTRICT,2026-11-02,2026-11-03", "ACROSS_DISTRICTS,2026-11-02,2026-11-04",
        "SAME_REGION,2026-11-02,2026-11-09", "NEAR_REGION,2026-11-02,2026-11-09", "FAR_REGION,2026-11-02,2026-11-09",
        "INSIDE_DISTRICT,2026-11-07,2026-11-09", "ACROSS_DISTRICTS,2026-02-12,2026-02-23"})
    void promisesWorkingDaysFromTheDayOfAcceptance(Zone zone, LocalDate acceptedOn, LocalDate promisedOn) {

        assertThat(TERMS.promisedOn(HA_TINH, zone, acceptedOn)).isEqualTo(promisedOn);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-04,2026-12-04", "2026-11-05,2026-12-07", "2026-11-06,2026-12-07", "2026-01-16,2026-02-23"})
    void givesThirtyDaysToPayAndMovesADayOffToTheNextWorkingDay(LocalDate approvedOn, LocalDate payBy) {

        assertThat(TERMS.payBy(HA_TINH, approvedOn)).isEqualTo(payBy);
    }

    @Test
    void billsDeliveredItemsOnly() {

        for (Movement movement : Movement.values()) {
            assertThat(TERMS.isBillable(HA_TINH, movement)).isEqualTo(movement == Movement.DELIVERED);
        }
    }

    @Test
    void tellsTheRestOfTheHouseWhoCarriesAndWhoPays() {

        assertThat(HA_TINH.version()).isEqualTo("ha-tinh-city@2025-07-01");
        assertThat(HA_TINH.operator()).isEqualTo("vnpost");
        assertThat(HA_TINH.graceWorkingDays()).isEqualTo(5);
        assertThat(new ContractsOfBook(BOOK).all()).extracting(Contract::id)
            .containsExactlyInAnyOrder("ha-tinh-city", "ha-tinh-city-per-100g");
    }
}
