package vn.postalgateway.tariff.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.platform.config.ConfigFault;

/** Each fault is one line that names file and field. */
class FaultyTariffTest {

    @TempDir
    private Path config;
    private Path file;
    private String sheet;

    @BeforeEach
    void takeTheShippedSheet() throws IOException {
        Files.createDirectories(config.resolve("tariffs"));
        file = config.resolve("tariffs/circular-22-2017.yaml");
        sheet = Files.readString(Path.of("config/tariffs/circular-22-2017.yaml"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "basis: STEP | basis: STEPS | basis must be one of [STEP, PER_STARTED_UNIT]: STEPS",
        "basis: STEP | base: STEP | base is not known here; known are id, name",
        "validFrom: 2018-01-01 | validFrom: 01/01/2018 | validFrom must be a date such as 2026-01-31: 01/01/2018",
        "vat: NOT_SUBJECT | vat: | vat must not be blank",
        "validUntil: null | validUntil: 2017-01-01 | validUntil 2017-01-01 lies before validFrom 2018-01-01",
        "id: circular-22-2017 | id: Circular 22 | id must match [a-z0-9-]+: Circular 22",
        "source: SECONDARY_PUBLICATION | source: HEARSAY | source must be one of",
        "{INSIDE_DISTRICT: 27000 | {INSIDE_DISTRICT: 27500 | samples.1.vnd.2 says 27000 for 101 g, the table "
            + "gives 27500",
        "{INSIDE_DISTRICT: 27000 | {INSIDE_DISTRICT: 25000 | prices must not fall from step to step",
        "{INSIDE_DISTRICT: 27000 | {INSIDE_DISTRICT: 27000.5 | vnd.INSIDE_DISTRICT must be a whole number: 27000.5",
        "{INSIDE_DISTRICT: 27000 | {INSIDE_DISTRICT: '27000' | vnd.INSIDE_DISTRICT must be a whole number: 27000",
        "{INSIDE_DISTRICT: 27000 | {INSIDE_DISTRICT: -1 | vnd.INSIDE_DISTRICT must be 0 to 100000000: -1",
        "{INSIDE_DISTRICT: 27000, | {| tables.RESULT_DELIVERY.steps.1.vnd has no price for INSIDE_DISTRICT",
        "{INSIDE_DISTRICT: 27000 | {INSIDE_CITY: 27000 | INSIDE_CITY must be one of [INSIDE_DISTRICT",
        "upToGrams: 250 | upToGrams: 100 | tables.DOSSIER_PICKUP.steps cannot be used: weights must rise",
        "everyGrams: 500 | everyGrams: 0 | tables.DOSSIER_PICKUP.further.everyGrams must be 1 to 30000: 0",
        "code: LABOUR_HERO | code: ARMED_FORCES_HERO | exemptions.3.code stands twice: ARMED_FORCES_HERO",
        "percent: 100 | percent: 101 | exemptions.0.percent must be 1 to 100: 101",
        "vi: Bệnh binh | vn: Bệnh binh | exemptions.5.vn is not known here; known are code, percent, vi, en",
        "samples: | proofs: | proofs is not known here"})
    void isRefusedInOneLineThatNamesFileAndField(String right, String wrong, String expected) throws IOException {
        assertThat(sheet).contains(right);

        Files.writeString(file, sheet.replaceFirst(Pattern.quote(right), wrong));

        assertRefused(expected);
    }

    @Test
    void isRefusedWhenItIsNoYaml() throws IOException {
        Files.writeString(file, "id: [unclosed\nname: x");

        assertRefused("is not readable YAML");
    }

    @Test
    void isRefusedWhenAKeyStandsTwice() throws IOException {
        Files.writeString(file, sheet + "\nvat: OTHER\n");

        assertRefused("is not readable YAML: Duplicate field 'vat'");
    }

    @Test
    void isRefusedWhenItIsEmpty() throws IOException {
        Files.writeString(file, "# nothing\n");

        assertRefused("the file must hold keys and values");
    }

    @Test
    void isRefusedWhenTwoFilesHoldTheSameVersion() throws IOException {
        Files.writeString(file, sheet);
        Files.writeString(config.resolve("tariffs/copy.yaml"), sheet);

        assertThatThrownBy(() -> new YamlTariffs(config.toString())).isInstanceOf(ConfigFault.class)
            .hasMessage(config.resolve("tariffs") + ": two files hold the version circular-22-2017@2018-01-01");
    }

    @Test
    void isMissedWhenTheFolderIsEmpty() {

        assertThatThrownBy(() -> new YamlTariffs(config.toString())).isInstanceOf(ConfigFault.class)
            .hasMessage(config.resolve("tariffs") + ": holds no .yaml file");
    }

    @Test
    void namesEveryFaultyFile() throws IOException {
        Files.writeString(file, sheet.replace("vat: NOT_SUBJECT", ""));
        Files.writeString(config.resolve("tariffs/other.yaml"), sheet.replace("basis: STEP", ""));

        assertThatThrownBy(() -> new YamlTariffs(config.toString()))
            .hasMessage(file + ": vat is missing; " + config.resolve("tariffs/other.yaml") + ": basis is missing");
    }

    private void assertRefused(String expected) {
        assertThatThrownBy(() -> new YamlTariffs(config.toString())).isInstanceOf(ConfigFault.class)
            .message().startsWith(file.toString() + ": ").contains(expected).doesNotContain("\n");
    }
}
