package vn.postalgateway.contract.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

class QuoteRestDoorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUOTE = """
        {"contract": "ha-tinh-city", "service": "RESULT_DELIVERY", "weightGrams": 80,
         "from": {"communeCode": "18073", "provinceCode": "42"},
         "to": {"communeCode": "18100", "provinceCode": "42"}}""";

    private final QuoteRestDoor door = new QuoteRestDoor(
        new ContractPricing(new PricingDocuments(new YamlContractBook("config"), new YamlTariffs("config"),
            new YamlRegionTables("config"))),
        Clock.fixed(Instant.parse("2026-11-02T01:00:00Z"), ZoneOffset.UTC));

    @Test
    void answersThePriceWithItsPartsAndItsLaw() {
        JsonNode price = quote(QUOTE, null);

        assertThat(price.toString()).startsWith("""
            {"tariffVnd":26000,"citizenChargeVnd":10000,"subsidyVnd":16000,"owedVnd":16000,\
            "funders":[{"funder":"CITIZEN","vnd":10000},{"funder":"BUDGET","vnd":16000}],\
            "tariff":"circular-22-2017","legalBasis":"Thông tư 22/2017/TT-BTTTT, Phụ lục","zone":"INSIDE_DISTRICT",\
            "weightGrams":80,"basis":"ESTIMATE","vat":"NOT_SUBJECT","explanation":[{"rule":"zone","vnd":0,"text":""");
        assertThat(price.at("/explanation/1/rule").asText()).isEqualTo("weight-step");
        assertThat(price.at("/explanation/1/vnd").asLong()).isEqualTo(26_000);
        assertThat(price.at("/explanation/1/legalBasis").asText()).contains("22/2017/TT-BTTTT");
    }

    @Test
    void explainsInVietnameseUnlessTheCallerWantsEnglish() {

        assertThat(quote(QUOTE, null).at("/explanation/1/text").asText()).contains("26.000 đ", "nấc đến 100 g");
        assertThat(quote(QUOTE, Locale.forLanguageTag("vi")).at("/explanation/1/text").asText()).contains("26.000 đ");
        assertThat(quote(QUOTE, Locale.ENGLISH).at("/explanation/1/text").asText()).contains("26,000 VND", "step");
    }

    @Test
    void takesEveryOptionalFieldIntoAccount() {
        String quote = QUOTE.replaceFirst("\\{", """
            {"dossierCount": 2, "citizenChargePaid": "ONLINE", "date": "2025-07-01", "submittedOnline": true,
             "exemption": null, """);

        JsonNode price = quote(quote, null);

        assertThat(price.at("/citizenChargeVnd").asLong()).isEqualTo(20_000);
        assertThat(price.at("/owedVnd").asLong()).isEqualTo(26_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"weightGrams\": 80 | \"weightGrams\": 0 | /weightGrams",
        "\"weightGrams\": 80 | \"weightGrams\": 30001 | /weightGrams",
        "\"weightGrams\": 80 | \"weightGrams\": \"80\" | /weightGrams",
        "\"weightGrams\": 80 | \"weightGrams\": 80.5 | /weightGrams",
        "\"weightGrams\": 80 | \"exemption\": null | /weightGrams",
        "\"weightGrams\": 80 | \"weightGrams\": 80, \"dossierCount\": 21 | /dossierCount",
        "\"weightGrams\": 80 | \"weightGrams\": 80, \"date\": \"2026-02-30\" | /date",
        "\"weightGrams\": 80 | \"weightGrams\": 80, \"date\": \"2025-06-30\" | /contract",
        "\"weightGrams\": 80 | \"weightGrams\": 80, \"exemption\": \"TALL\" | /exemption",
        "\"weightGrams\": 80 | \"weightGrams\": 80, \"colour\": \"red\" | /colour",
        "\"weightGrams\": 80 | \"weightGrams\": 80, \"citizenChargePaid\": \"LATER\" | /citizenChargePaid",
        "\"weightGrams\": 80 | \"weightGrams\": 80, \"submittedOnline\": \"yes\" | /submittedOnline",
        "ha-tinh-city | nowhere | /contract",
        "RESULT_DELIVERY | PARCEL | /service",
        "\"communeCode\": \"18073\" | \"communeCode\": 18073 | /from/communeCode",
        "\"communeCode\": \"18073\", \"provinceCode\": \"42\" | \"communeCode\": \"18073\" | /from/provinceCode",
        "\"18100\", \"provinceCode\": \"42\" | \"18100\", \"provinceCode\": \"43\" | /to/provinceCode"})
    void refusesAWrongFieldAndPointsToIt(String right, String wrong, String pointer) {
        assertThat(QUOTE).contains(right);

        Problem problem = catchThrowableOfType(Problem.class, () -> quote(QUOTE.replace(right, wrong), null));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.faults()).extracting(FieldFault::pointer).containsExactly(pointer);
    }

    @Test
    void namesEveryMissingFieldAtOnce() {
        Problem problem = catchThrowableOfType(Problem.class, () -> quote("{}", null));

        assertThat(problem.faults()).extracting(FieldFault::pointer)
            .containsExactly("/contract", "/service", "/weightGrams", "/from", "/to");
    }

    @Test
    void cannotReadWhatIsNoJson() {
        Problem problem = catchThrowableOfType(Problem.class, () -> quote("{", null));

        assertThat(problem.status()).isEqualTo(400);
    }

    private JsonNode quote(String body, Locale language) {
        Caller caller = new Caller(new Partner("one-stop", Scope.ORDERS), "r-1", language);
        Answer answer = door.quote(new HttpCall(caller, "POST", "/api/v1/quotes", Map.of(), Map.of(),
            Answer.JSON, body.getBytes(StandardCharsets.UTF_8), Map.of(), null));
        assertThat(answer.status()).isEqualTo(200);
        return JSON.valueToTree(answer.body());
    }
}
