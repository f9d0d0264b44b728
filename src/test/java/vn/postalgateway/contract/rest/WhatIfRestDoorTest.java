package vn.postalgateway.contract.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.ContractsOfBook;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.PricedItems.Counted;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.WhatIf;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

class WhatIfRestDoorTest {

    private static final String ITEM = """
        {"service": "RESULT_DELIVERY", "weightGrams": 320, "from": {"communeCode": "18073", "provinceCode": "42"},
         "to": {"communeCode": "18100", "provinceCode": "42"}}""";
    private static final YamlContractBook BOOK = new YamlContractBook("config");

    private final WhatIfRestDoor door = new WhatIfRestDoor(
        new WhatIf(new PricingDocuments(BOOK, new YamlTariffs("config"), new YamlRegionTables("config"))),
        WhatIfRestDoorTest::october, new ContractsOfBook(BOOK),
        Clock.fixed(Instant.parse("2026-11-02T01:00:00Z"), ZoneOffset.UTC));

    @Test
    void asksForAMonth() {
        JsonNode answer = ask("{\"period\": \"2026-10\", \"tariff\": \"circular-22-2017-per-100g\"}");

        assertThat(answer.at("/items").asLong()).isEqualTo(119);
        assertThat(answer.at("/now/subsidyVnd").asLong()).isEqualTo(119 * 17_000);
        assertThat(answer.at("/then/subsidyVnd").asLong()).isEqualTo(119 * 68_000);
        assertThat(answer.at("/differences/0/cause").asText()).isEqualTo("SHEET");
        assertThat(answer.at("/differences/0/subsidyVnd").asLong()).isEqualTo(119 * 51_000);
    }

    @Test
    void asksForAList() {
        JsonNode answer = ask("{\"underContract\": \"ha-tinh-city-per-100g\", \"items\": [" + ITEM + "," + ITEM + "]}");

        assertThat(answer.at("/items").asLong()).isEqualTo(2);
        assertThat(answer.at("/then/tariffVnd").asLong()).isEqualTo(2 * 104_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"tariff\": \"circular-22-2017\"} | /period",
        "{\"period\": \"2026-10\"} | /tariff",
        "{\"period\": \"2026-13\", \"tariff\": \"circular-22-2017\"} | /period",
        "{\"period\": \"2026-10\", \"tariff\": \"nothing\"} | /tariff",
        "{\"period\": \"2026-10\", \"underContract\": \"nobody\"} | /underContract",
        "{\"period\": \"2026-10\", \"tariff\": \"circular-22-2017\", \"colour\": 1} | /colour",
        "{\"tariff\": \"circular-22-2017\", \"items\": [{}]} | /items/0/service"})
    void pointsToWhatIsWrong(String body, String pointer) {
        Problem problem = catchThrowableOfType(Problem.class, () -> ask(body));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.faults()).extracting(FieldFault::pointer).contains(pointer);
    }

    @Test
    void knowsNoOtherContract() {
        Problem problem = catchThrowableOfType(Problem.class, () -> door.ask(call("nowhere", "{}")));

        assertThat(problem.status()).isEqualTo(404);
    }

    private static List<Counted> october(String contract, YearMonth month) {
        Place home = new Place("18073", "42");
        return List.of(new Counted(new PriceQuestion(contract, DeliveryService.RESULT_DELIVERY, new Grams(250), 1,
            ChargePaid.TO_POST, home, home, LocalDate.of(2026, 10, 5), true, null, Price.Basis.ACCEPTED), 119));
    }

    private JsonNode ask(String body) {
        return new ObjectMapper().valueToTree(door.ask(call("ha-tinh-city", body)).body());
    }

    private static HttpCall call(String contract, String body) {
        return new HttpCall(new Caller(new Partner("finance", Scope.FINANCE_CLERK), "r-1", null), "POST",
            "/api/v1/contracts/" + contract + "/what-if", Map.of("contract", contract), Map.of(), Answer.JSON,
            body.getBytes(StandardCharsets.UTF_8), Map.of(), null);
    }
}
