package vn.postalgateway;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.tariff.csv.UnitImport;

/**
 * {@code java -jar postal-gateway.jar import-units <file.csv> <id> <first day>}: takes administrative units over into
 * {@code config/units} and ends, with 0 if they are there now. No gateway is started.
 */
final class ImportUnitsCommand {

    private static final String NAME = "import-units";
    private static final String USAGE = "import-units needs a CSV file, the table's id and its first day, such as: "
            + "import-units communes.csv ha-tinh 2025-07-01";

    private ImportUnitsCommand() {
    }

    static boolean isMeantBy(String[] args) {
        return args.length > 0 && args[0].equals(NAME);
    }

    /**
     * @return what was done, as a sentence
     * @throws StartRefused with the faults, one line each
     */
    static String run(String[] args, String configFolder) {
        if (args.length != 4) {
            throw new StartRefused(USAGE);
        }
        try {
            return new UnitImport(configFolder).take(Path.of(args[1]), args[2], LocalDate.parse(args[3]));
        } catch (DateTimeException noDay) {
            throw new StartRefused(USAGE);
        }
    }
}
