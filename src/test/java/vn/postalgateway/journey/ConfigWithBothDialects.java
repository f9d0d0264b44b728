package vn.postalgateway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped configuration and one contract more: the same as {@code ha-tinh-city}, but with the other operator. */
public final class ConfigWithBothDialects {

    /** The contract whose operator is called over its customer API. */
    public static final String CONTRACT = "ha-tinh-city-json";
    private static final Path SHIPPED = Path.of("config");

    private ConfigWithBothDialects() {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
