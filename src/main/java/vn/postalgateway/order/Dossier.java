package vn.postalgateway.order;

import java.time.LocalDate;
import java.util.List;

/**
 * Hồ sơ TTHC: one administrative procedure's file.
 *
 * @param code        kept as it came; codes of other ministries differ and are not refused
 * @param onlineLevel null, 3 or 4
 */
public record Dossier(String code, String procedureCode, String procedureName, Integer onlineLevel,
                      LocalDate appointmentDate, List<String> documents) {

    private static final java.util.regex.Pattern KNOWN =
            java.util.regex.Pattern.compile("[0-9A-Z]+(\\.[0-9A-Z]+)*-[0-9]{6}-[0-9]{4,}");

    public Dossier {
        documents = List.copyOf(documents);
    }

    /** Whether the code has the form agency – date received YYMMDD – daily sequence. */
    public boolean codeParses() {
        return KNOWN.matcher(code).matches();
    }
}
