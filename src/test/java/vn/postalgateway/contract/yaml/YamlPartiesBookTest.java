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
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.SigningParties;
import vn.postalgateway.platform.config.ConfigFault;

class YamlPartiesBookTest {

    @Test
    void namesBothSidesOfEveryShippedContract() {
        YamlPartiesBook book = new YamlPartiesBook("config");

        assertThat(book.all()).extracting(SigningParties::contract)
            .containsExactlyInAnyOrder("ha-tinh-city", "ha-tinh-city-per-100g");
        assertThat(book.all()).allSatisfy(parties -> {
            assertThat(parties.carrier().name()).isEqualTo("Bưu điện tỉnh Hà Tĩnh");
            assertThat(parties.payer().representative()).isNull();
            assertThat(parties.legalBasis()).isNotEmpty();
        });
        assertThat(documents().unknown(book)).isEmpty();
    }

    @Test
    void mayBeAbsent(@TempDir Path config) {
        assertThat(new YamlPartiesBook(config.toString()).all()).isEmpty();
    }

    @Test
    void isRefusedForAContractThatIsNotThere(@TempDir Path config) throws IOException {
        write(config, "a.yaml", "contract: ha-tinh-city", "contract: atlantis");

        assertThat(documents().unknown(new YamlPartiesBook(config.toString())))
            .containsExactly("parties: contract atlantis is not known");
    }

    @Test
    void isRefusedWhereTwoFilesNameOneContract(@TempDir Path config) throws IOException {
        write(config, "a.yaml", "place: Hà Tĩnh", "place: Hà Tĩnh");
        write(config, "b.yaml", "place: Hà Tĩnh", "place: Hà Nội");

        assertThatThrownBy(() -> new YamlPartiesBook(config.toString())).isInstanceOf(ConfigFault.class)
            .hasMessageContaining("contract ha-tinh-city has two files");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "place: Hà Tĩnh | plaice: Hà Tĩnh | plaice is not known here",
        "place: Hà Tĩnh | place: 42 | place must be a text in quotes",
        "name: Bưu điện tỉnh Hà Tĩnh | title: Bưu điện | carrier.title is not known here",
        "contract: ha-tinh-city | contract: Hà Tĩnh | contract must match [a-z0-9-]+"})
    void isRefusedInOneLineThatNamesFileAndField(String right, String wrong, String expected, @TempDir Path config)
        throws IOException {
        write(config, "a.yaml", right, wrong);

        assertThatThrownBy(() -> new YamlPartiesBook(config.toString())).isInstanceOf(ConfigFault.class)
            .message().contains("a.yaml: ").contains(expected);
    }

    private static void write(Path config, String name, String right, String wrong) throws IOException {
        String shipped = Files.readString(Path.of("config/parties/ha-tinh-city.yaml"));
        assertThat(shipped).contains(right);
        Files.writeString(Files.createDirectories(config.resolve("parties")).resolve(name), shipped.replace(right, wrong));
    }

    private static PricingDocuments documents() {
        return new PricingDocuments(new YamlContractBook("config"), null, null);
    }
}
