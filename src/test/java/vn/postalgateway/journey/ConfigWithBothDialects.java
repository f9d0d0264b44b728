package vn.postalgateway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shipped configuration and one contract more: the same as {@code ha-tinh-city}, but with the other operator, and with
 * order forms for it.
 */
public final class ConfigWithBothDialects {

    /** The contract whose operator is called over its customer API. */
    public static final String CONTRACT = "ha-tinh-city-json";
    private static final String CUSTOMER = "HTT-H27.12";
    private static final Path SHIPPED = Path.of("config");

    private ConfigWithBothDialects() {
    }

    /** The CustomerCode of order forms under this contract; that of the other operator holds no item codes. */
    public static String customerOf(String contract) {
        return contract.equals(CONTRACT) ? CUSTOMER + "-JSON" : CUSTOMER;
    }

    /** Writes it into this home. */
    public static Path in(Path home) {
        Path folder = home.resolve("config");
        try (Stream<Path> shipped = Files.walk(SHIPPED)) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
            Files.writeString(folder.resolve("contracts/" + CONTRACT + ".yaml"),
                    Files.readString(SHIPPED.resolve("contracts/ha-tinh-city.yaml"))
                            .replace("id: ha-tinh-city\n", "id: " + CONTRACT + "\n")
                            .replace("operator: vnpost ", "operator: vnpost-json "));
            Files.writeString(folder.resolve("forms/json.yaml"),
                    Files.readString(SHIPPED.resolve("forms/one-stop.yaml"))
                            .replace(CUSTOMER, customerOf(CONTRACT)).replace("contract: ha-tinh-city ", "contract: " + CONTRACT)
                            .replaceAll("(?s)    itemCodes:.*?\nplaces:", "places:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
