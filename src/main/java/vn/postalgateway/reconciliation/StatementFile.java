package vn.postalgateway.reconciliation;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A statement file that lies on disk while it is taken in.
 *
 * @param name       as the sender called it; only its ending means anything
 * @param receivedBy partner id or door
 */
public record StatementFile(Path path, String name, String receivedBy) {

    /** 256 MiB: what one file may weigh. */
    public static final long MAX_BYTES = 256L << 20;

    boolean isWorkbook() {
        return name != null && name.toLowerCase(Locale.ROOT).matches(".*\\.xlsx?");
    }
}
