package vn.postalgateway.reconciliation.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The shipped tariffs, but with an older edition of the Circular's sheet that held until the end of September 2026. */
final class TwoEditions {

    private static final Pattern STEP_PRICE = Pattern.compile("(?<=[:,\\[] )\\b[0-9]{5}\\b(?=[,}\\]])|(?<=\\[)[0-9]{5}\\b");

    private TwoEditions() {
    }

    static Path folder() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "two-editions");
            Path tariffs = Files.createDirectories(folder.resolve("tariffs"));
            String sheet = Files.readString(Path.of("config/tariffs/circular-22-2017.yaml"));
            Files.writeString(tariffs.resolve("newer.yaml"), sheet.replace("validFrom: 2018-01-01",
                    "validFrom: 2026-10-01"));
            Files.writeString(tariffs.resolve("older.yaml"), STEP_PRICE.matcher(sheet).replaceAll(price ->
                    String.valueOf(Long.parseLong(price.group()) - TestItem.OLDER_EDITION_CHEAPER_BY)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
