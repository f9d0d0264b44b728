package vn.postalgateway.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.ContractsOfBook;
import vn.postalgateway.platform.config.ConfigFault;
import vn.postalgateway.tariff.Vnd;

class FaultyContractTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "operator: vnpost | operator: VN Post | operator must match [a-z0-9-]+: VN Post",
        "tariff: circular-22-2017 | tarif: circular-22-2017 | tarif is not known here; known are id, name",
        "rule: INNER_AREA | rule: SAME_STREET | zoneRule.rule must be one of [INNER_AREA, LEGACY_DISTRICT, SAME_COMMUNE, FLAT]: SAME_STREET",
        "province: \"42\" | province: 42 | zoneRule.province must be a text in quotes",
        "\"18073\": | \"1807\": | zoneRule.communes.1807 is no commune code of five digits",
        "perDossierVnd: 10000 | perDossierVnd: -1 | funding.0.perDossierVnd must be 0 to 1000000: -1",
        "rule: INNER_AREA | rule: FLAT | zoneRule.zone is missing",
        "rule: INNER_AREA | 'rule: INNER_AREA\n  unknownCommune: HERE' | zoneRule.unknownCommune must be one of",
        "graceWorkingDays: 5 | yearBudgetVnd: 0 | yearBudgetVnd must be 1 to 1000000000000: 0",
        "graceWorkingDays: 5 | budget: {whenSpent: REFUSE} | budget needs yearBudgetVnd beside it",
        "graceWorkingDays: 5 | attempts: 0 | attempts must be 1 to 9: 0",
        "graceWorkingDays: 5 | exemptionLowers: ALL | exemptionLowers must be one of [TARIFF, CITIZEN_CHARGE]: ALL",
        "graceWorkingDays: 5 | cases: [{when: {online: maybe}, funding: [{funder: POST, rest: ALL}]}] | "
            + "cases.0.when.online must be true or false: maybe",
        "graceWorkingDays: 5 | cases: [{when: {}, funding: [{funder: POST, rest: ALL}]}] | "
            + "cases.0.when must hold at least one entry",
        "perDossierVnd: 10000 | percent: 101 | funding.0.percent must be 1 to 100: 101",
        "perDossierVnd: 10000 | rest: ALL | funding cannot be used: funding must end with the one funder who pays",
        "funder: BUDGET | funder: CITIZEN | funding cannot be used: funding names a funder twice",
        "funder: BUDGET | funder: KING | funding.1.funder must be one of [CITIZEN, BUDGET, POST]: KING",
        "rest: ALL | rest: SOME | funding.1.rest must be one of [ALL]: SOME",
        "rest: ALL | perDossierVnd: 1 | funding cannot be used: funding must end with the one funder who pays the rest",
        "perDossierVnd: 10000 | perDossierVnd: 1, rest: ALL | funding.0 must hold either perDossierVnd, "
            + "perItemVnd, percent or rest",
        "billable: [DELIVERED] | billable: [ARRIVED] | billable.0 must be one of [AWAITING_PICKUP",
        "billable: [DELIVERED] | billable: [HELD] | billable.0 ends no journey",
        "graceWorkingDays: 5 | undecided: BURN | undecided must be one of [REDELIVER, HOLD, RETURN]: BURN",
        "graceWorkingDays: 5 | decisionWorkingDays: 0 | decisionWorkingDays must be 1 to 60: 0",
        "graceWorkingDays: 5 | compensationDays: never | compensationDays must be a whole number: never",
        "billable: [DELIVERED] | billable: DELIVERED | billable must be a list",
        "SAME_REGION: 5 | SAME_PLANET: 5 | promisedWorkingDays.SAME_PLANET must be one of [INSIDE_DISTRICT",
        "SAME_REGION: 5 | | promisedWorkingDays has no number of working days for SAME_REGION",
        "graceWorkingDays: 5 | graceWorkingDays: five | graceWorkingDays must be a whole number: five"})
    void isRefusedInOneLineThatNamesFileAndField(String right, String wrong, String expected, @TempDir Path config)
        throws IOException {
        Path file = Files.createDirectories(config.resolve("contracts")).resolve("ha-tinh-city.yaml");
        String shipped = Files.readString(Path.of("config/contracts/ha-tinh-city.yaml"));
        assertThat(shipped).contains(right);

        Files.writeString(file, shipped.replace(right, wrong == null ? "" : wrong));

        assertThatThrownBy(() -> new YamlContractBook(config.toString())).isInstanceOf(ConfigFault.class)
            .message().startsWith(file + ": ").contains(expected)
            .satisfies(told -> assertThat(told.lines()).allMatch(line -> line.startsWith(file + ": line ")));
    }

    @Test
    void mayStateTheYearsBudget(@TempDir Path config) throws IOException {
        Path file = Files.createDirectories(config.resolve("contracts")).resolve("ha-tinh-city.yaml");
        String shipped = Files.readString(Path.of("config/contracts/ha-tinh-city.yaml"));

        Files.writeString(file, shipped + "yearBudgetVnd: 500000000\n");

        assertThat(new ContractsOfBook(new YamlContractBook(config.toString())).all()).extracting(Contract::budget)
            .containsExactly(new Budget(Vnd.of(500_000_000), 80, Budget.WhenSpent.WARN));
    }
}
