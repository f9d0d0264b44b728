package vn.postalgateway.tariff.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.postalgateway.platform.config.ConfigFault;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Editions;
import vn.postalgateway.tariff.UnitTable;
import vn.postalgateway.tariff.UnitTable.Commune;
import vn.postalgateway.tariff.UnitTables;

/**
 * The tables of {@code config/units}, each in a file named {@code <id>@<first day>.csv}; {@code import-units} puts them
 * there. A gateway without that folder has none.
 */
@Component("unitTables")
public final class CsvUnitTables implements UnitTables {

    static final String FOLDER = "units";
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]+)@([0-9]{4}-[0-9]{2}-[0-9]{2})\\.csv");

    private final Editions<UnitTable> tables;

    public CsvUnitTables(@Value("${gateway.config-folder:config}") String configFolder) {
        List<UnitTable> read = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Path file : files(Path.of(configFolder, FOLDER))) {
            try {
                read.add(table(file));
            } catch (ConfigFault fault) {
                faults.add(fault.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigFault(faults.stream().flatMap(String::lines).toList());
        }
        tables = new Editions<>(read);
    }

    @Override
    public Editions<UnitTable> tables() {
        return tables;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(each -> each.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new ConfigFault(folder + ": cannot be read as a folder");
        }
    }

    private static UnitTable table(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new ConfigFault(file + ": must be named <id>@<first day>.csv, such as ha-tinh@2025-07-01.csv");
        }
        Map<String, Commune> communes = UnitFile.read(file);
        return new UnitTable(new Edition(name.group(1), firstDay(file, name.group(2)), null,
            UnitFile.sha256(communes), new Clause(FOLDER + "/" + file.getFileName(), 1)), communes);
    }

    private static LocalDate firstDay(Path file, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ConfigFault(file + ": bears a day that does not exist: " + text);
        }
    }
}
