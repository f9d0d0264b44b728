package vn.postalgateway.order.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import vn.postalgateway.tariff.csv.CsvUnitTables;
import vn.postalgateway.tariff.yaml.YamlRegionTables;

/** The forms of {@code src/test/resources/forms}, and the shipped file that says what they leave out. */
public final class ShippedForms {

    private ShippedForms() {
    }

    public static ObjectNode form(String name) {
        try (InputStream file = ShippedForms.class.getResourceAsStream("/forms/" + name + ".json")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FormPlaces places() {
        return FormPlaces.of(new YamlRegionTables("config").tables().all(), new CsvUnitTables("config").tables().all());
    }

    static FormCustomer customer() {
        return new YamlFormCustomers("config", Set.of("ha-tinh-city"), places())
                .customer("one-stop", "HTT-H27.12").orElseThrow();
    }
}
