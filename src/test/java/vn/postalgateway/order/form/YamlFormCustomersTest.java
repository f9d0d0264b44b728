package vn.postalgateway.order.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.platform.config.ConfigFault;

/** What the files of config/forms can say, and how a fault of theirs is told. */
class YamlFormCustomersTest {

    private static final String SHIPPED = "config/forms/one-stop.yaml";

    @TempDir
    private Path config;
    private String shipped;

    @BeforeEach
    void shipped() throws IOException {
        shipped = Files.readString(Path.of(SHIPPED));
        Files.createDirectory(config.resolve("forms"));
    }

    @Test
    void readsWhatIsShipped() {
        FormCustomer customer = ShippedForms.customer();

        assertThat(customer.contract()).isEqualTo("ha-tinh-city");
        assertThat(customer.agency().tels()).containsExactly("02393855555");
        assertThat(customer.itemCodes().ranges()).singleElement().satisfies(r -> assertThat(r.size()).isEqualTo(1_000));
    }

    @Test
    void takesNoFormsWithoutTheFolder() throws IOException {
        Files.delete(config.resolve("forms"));

        assertThat(read().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "contract: ha-tinh-city  |contract: unknown  |contract is no contract of config/contracts: unknown",
        "code: H27.12            |colour: red        |agency.colour is not known here",
        "weightGrams: 50         |weightGrams: heavy |weightGrams must be a whole number: heavy",
        "weightGrams: 50         |weight: 50         |weightGrams is missing",
        "communeCode: \"18073\"  |communeCode: 18073 |agency.communeCode must be a text in quotes",
        "codes: GSO              |codes: POST        |places.codes must be one of [GSO, OWN]: POST",
        "emailIsConsent: false   |emailIsConsent: no-idea|emailIsConsent must be true or false",
        "tels: [\"02393855555\"] |tels: [\"1\"]      |agency.tels.0 must be a Vietnamese phone number",
        "tels: [\"02393855555\"] |                   |says neither the service of its forms nor agency.tels",
        "first: CV400000015VN    |first: CV400000016VN|itemCodes.ranges.0 cannot be used: not a valid S10 item code",
        "last: CV400010009VN     |last: CM494135331VN|itemCodes.ranges.0 cannot be used: no range of item codes",
        "last: CV400010009VN     |last: CV490000002VN|itemCodes.ranges.0 holds more than 100000 codes"})
    void tellsEachFaultInOneLine(String right, String wrong, String line) throws IOException {
        Files.writeString(config.resolve("forms/one-stop.yaml"),
                shipped.replace(right.strip(), wrong == null ? "" : wrong.strip()));

        assertThatThrownBy(this::read).isInstanceOf(ConfigFault.class)
                .hasMessageContaining("one-stop.yaml: line ").hasMessageContaining(line.strip());
    }

    @Test
    void refusesItemCodesThatTwoCustomersHold() throws IOException {
        Files.writeString(config.resolve("forms/a.yaml"), shipped);
        Files.writeString(config.resolve("forms/b.yaml"), shipped.replace("HTT-H27.12", "HTT-H27.13"));

        assertThatThrownBy(this::read).hasMessageContaining("HTT-H27.12 and HTT-H27.13 both hold item codes");
    }

    @Test
    void refusesACustomerInTwoFiles() throws IOException {
        Files.writeString(config.resolve("forms/a.yaml"), shipped.replaceAll("(?s)    itemCodes:.*?places:", "places:"));
        Files.copy(config.resolve("forms/a.yaml"), config.resolve("forms/b.yaml"));

        assertThatThrownBy(this::read).hasMessageContaining("HTT-H27.12 of one-stop stands in two files");
    }

    private YamlFormCustomers read() {
        return new YamlFormCustomers(config.toString(), Set.of("ha-tinh-city"), ShippedForms.places());
    }
}
