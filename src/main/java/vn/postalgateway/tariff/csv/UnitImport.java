package vn.postalgateway.tariff.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import vn.postalgateway.platform.config.ConfigFault;
import vn.postalgateway.tariff.UnitTable.Commune;

/**
 * Takes administrative units over from a CSV file: checked as a whole, sorted by code, and put into the configuration
 * folder as a dated table that never changes afterwards. Importing the same again changes nothing.
 */
public final class UnitImport {

    private final Path folder;

    public UnitImport(String configFolder) {
        folder = Path.of(configFolder, CsvUnitTables.FOLDER);
    }

    /**
     * @param id        of the table, {@code [a-z0-9-]+}
     * @param validFrom first day in Vietnam
     * @return what was done, as a sentence
     * @throws ConfigFault if the file is faulty, or the table says something else already
     */
    public String take(Path file, String id, LocalDate validFrom) {
        if (!id.matches("[a-z0-9-]+")) {
            throw new ConfigFault("the table's id must match [a-z0-9-]+: " + id);
        }
        Map<String, Commune> communes = UnitFile.read(file);
        Path target = folder.resolve(id + "@" + validFrom + ".csv");
        long provinces = communes.values().stream().map(Commune::provinceCode).distinct().count();
        String what = communes.size() + " communes of " + provinces + " province(s), valid from " + validFrom + ": "
            + target;
        if (Files.exists(target)) {
            if (!UnitFile.read(target).equals(communes)) {
                throw new ConfigFault(target + " says something else and may have priced orders; "
                    + "give the changed units a later day");
            }
            return "Nothing to do, they are there: " + what;
        }
        write(target, UnitFile.canonical(communes));
        return "Imported " + what + "; it holds from the gateway's next start";
    }

    private void write(Path target, String text) {
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "import", ".tmp");
            Files.writeString(half, text);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigFault(target + ": cannot be written");
        }
    }
}
