package vn.postalgateway.tariff.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.platform.config.ConfigFault;

/** Files that cannot even be read as sheets; the faults within a sheet are in FaultySheetsTest. */
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
    void isMissedWhenTheFolderIsEmpty() {

        assertThatThrownBy(() -> new YamlTariffs(config.toString())).isInstanceOf(ConfigFault.class)
            .hasMessage(config.resolve("tariffs") + ": holds no .yaml file");
    }

    @Test
    void namesEveryFaultyFile() throws IOException {
        Files.writeString(file, sheet.replace("vat: NOT_SUBJECT", ""));
        Files.writeString(config.resolve("tariffs/other.yaml"), sheet.replace("basis: STEP", ""));

        assertThatThrownBy(() -> new YamlTariffs(config.toString()))
            .hasMessage(file + ": line 5: vat is missing\n" + config.resolve("tariffs/other.yaml")
                + ": line 5: basis is missing");
    }

    private void assertRefused(String expected) {
        assertThatThrownBy(() -> new YamlTariffs(config.toString())).isInstanceOf(ConfigFault.class)
            .message().startsWith(file.toString() + ": ").contains(expected).doesNotContain("\n");
    }
}
