package vn.postalgateway.order.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.order.BudgetAlarms;
import vn.postalgateway.order.BudgetUse;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tariff.Vnd;

class BudgetRestDoorTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final BudgetRestDoor door = new BudgetRestDoor(
            (contract, year) -> new BudgetUse.Used(Vnd.of(50_000), Vnd.of(year == 2026 ? 30_000 : 0)), new OneAlarm(),
            new OneContract(),
            Clock.fixed(Instant.parse("2026-12-30T17:00:00Z"), ZoneOffset.UTC));

    @Test
    void showsWhatIsLeftAndWhereItIsHeading() {
        JsonNode budget = JSON.valueToTree(door.show(call("funded", Map.of())).body());

        assertThat(budget.toString()).isEqualTo("""
                {"contract":"funded","year":2026,"budgetVnd":100000,"warnAtPercent":80,"whenSpent":"REFUSE",\
                "reservedVnd":50000,"consumedVnd":30000,"leftVnd":20000,"forecastVnd":80000,"stand":"WARNING",\
                "warningAt":"2026-10-05T09:00:00+07:00","spentAt":null}""");
    }

    @Test
    void looksAtAnotherYear() {
        JsonNode budget = JSON.valueToTree(door.show(call("funded", Map.of("year", "2027"))).body());

        assertThat(budget.at("/year").asInt()).isEqualTo(2027);
        assertThat(budget.at("/forecastVnd").asLong()).isEqualTo(50_000L * 365);
    }

    @ParameterizedTest
    @CsvSource({"year,26,/year", "year,1999,/year", "month,10,/month"})
    void pointsToWhatIsWrong(String name, String value, String pointer) {
        Problem problem = catchThrowableOfType(Problem.class, () -> door.show(call("funded", Map.of(name, value))));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.faults()).extracting(FieldFault::pointer).containsExactly(pointer);
    }

    @Test
    void hasNoneForAContractThatStatesNone() {

        assertThat(catchThrowableOfType(Problem.class, () -> door.show(call("free", Map.of()))).status())
                .isEqualTo(404);
    }

    private static HttpCall call(String contract, Map<String, String> query) {
        return new HttpCall(new Caller(new Partner("finance", Scope.FINANCE_CLERK), "r-1", null), "GET",
                "/api/v1/contracts/" + contract + "/budget", Map.of("contract", contract), query, Answer.JSON,
                new byte[0], Map.of(), null);
    }

    private record OneAlarm() implements BudgetAlarms {

        @Override
        public void raise(String contract, int year, Budget.Stand level, Budget budget, BudgetUse.Used used,
                          Instant at) {
            throw new UnsupportedOperationException("a door raises no alarm");
        }

        @Override
        public Optional<Instant> raisedAt(String contract, int year, Budget.Stand level, Budget budget) {
            return level == Budget.Stand.WARNING ? Optional.of(Instant.parse("2026-10-05T02:00:00Z"))
                    : Optional.empty();
        }
    }

    private record OneContract() implements Contracts {

        @Override
        public Optional<Contract> inForce(String contractId, LocalDate on) {
            return all().stream().filter(each -> each.id().equals(contractId)).findFirst();
        }

        @Override
        public Collection<Contract> all() {
            return List.of(contract("funded", new Budget(Vnd.of(100_000), 80, Budget.WhenSpent.REFUSE)),
                    contract("free", null));
        }

        private static Contract contract(String id, Budget budget) {
            return new Contract(id, id + "@2025-07-01", "", LocalDate.of(2025, 7, 1), "vnpost", "", 5, budget);
        }
    }
}
