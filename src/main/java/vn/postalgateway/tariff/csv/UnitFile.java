package vn.postalgateway.tariff.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.postalgateway.platform.config.ConfigFault;
import vn.postalgateway.tariff.UnitTable.Commune;

/**
 * Administrative units as a CSV file in UTF-8: the heading {@code code,name,provinceCode,formerDistrict}, then one
 * commune a row; the last cell may be empty.
 */
final class UnitFile {

    static final String HEADING = "code,name,provinceCode,formerDistrict";
    private static final List<String> COLUMNS = List.of(HEADING.split(","));
    private static final int MOST_LETTERS = 100;

    private final Path file;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Commune> communes = new TreeMap<>();

    private UnitFile(Path file) {
        this.file = file;
    }

    /**
     * The communes by code, sorted.
     *
     * @throws ConfigFault with every fault, one line each
     */
    static Map<String, Commune> read(Path file) {
        UnitFile reading = new UnitFile(file);
        reading.rows();
        if (reading.faults.isEmpty() && reading.communes.isEmpty()) {
            reading.faults.add(file + ": holds no commune");
        }
        if (!reading.faults.isEmpty()) {
            throw new ConfigFault(reading.faults);
        }
        return reading.communes;
    }

    /** The same communes always as the same text, whatever order and quotes they came in. */
    static String canonical(Map<String, Commune> communes) {
        return new TreeMap<>(communes).entrySet().stream().map(each -> String.join(",", each.getKey(),
            quoted(each.getValue().name()), each.getValue().provinceCode(),
            each.getValue().formerDistrict() == null ? "" : quoted(each.getValue().formerDistrict())))
            .collect(Collectors.joining("\n", HEADING + "\n", "\n"));
    }

    static String sha256(Map<String, Commune> communes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(canonical(communes).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String quoted(String text) {
        return text.matches("[^,\"]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private void rows() {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().detectBomHeader(true).allowMissingFields(true)
                .allowExtraFields(true).ofCsvRecord(file)) {
            boolean heading = true;
            for (CsvRecord row : rows) {
                if (heading && !row.getFields().equals(COLUMNS)) {
                    faults.add(at(row) + "the heading must be " + HEADING);
                    return;
                }
                if (!heading) {
                    take(row);
                }
                heading = false;
            }
        } catch (CsvParseException | UncheckedIOException unreadable) {
            faults.add(file + ": is no readable CSV file in UTF-8");
        } catch (IOException e) {
            faults.add(file + ": the file cannot be read");
        }
    }

    private void take(CsvRecord row) {
        if (row.getFieldCount() != COLUMNS.size()) {
            faults.add(at(row) + "has " + row.getFieldCount() + " cells instead of " + COLUMNS.size());
            return;
        }
        String code = row.getField(0);
        String district = row.getField(3).strip();
        need(row, code.matches("[0-9]{5}"), "code is no commune code of five digits");
        need(row, isName(row.getField(1)), "name must have 1 to " + MOST_LETTERS + " letters");
        need(row, row.getField(2).matches("[0-9]{2}"), "provinceCode is no province code of two digits");
        need(row, district.isEmpty() || isName(district), "formerDistrict must have at most " + MOST_LETTERS
            + " letters");
        Commune commune = new Commune(row.getField(1).strip(), row.getField(2), district.isEmpty() ? null : district);
        need(row, communes.putIfAbsent(code, commune) == null, "code stands twice: " + code);
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= MOST_LETTERS && text.chars().noneMatch(Character::isISOControl);
    }

    private void need(CsvRecord row, boolean so, String otherwise) {
        if (!so) {
            faults.add(at(row) + otherwise);
        }
    }

    private String at(CsvRecord row) {
        return file + ": line " + row.getStartingLineNumber() + ": ";
    }
}
