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

    /** Whether its name ends so, in any letter case. */
    public boolean isNamed(String ending) {
        return name != null && name.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
