package vn.postalgateway.platform.parking;

import java.sql.SQLException;
import java.util.Arrays;
import org.springframework.core.NestedExceptionUtils;

/**
 * Why a message was parked: the kind of failure, and where in our code it came up. Never its text: what a driver or a
 * partner wrote may quote personal data.
 *
 * @param code the kind, to be filtered by
 */
record ParkingReason(String code, String text) {

    private static final String OURS = "vn.postalgateway.";

    /** The broker delivered it five times, and each time the gateway ended before it was done. */
    static final ParkingReason NEVER_FINISHED = new ParkingReason("never-finished",
            "delivered five times, and each time the gateway ended before the work was done");

    static ParkingReason of(Throwable cause) {
        if (cause == null) {
            return new ParkingReason("unknown", "unknown");
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        String kind = root.getClass().getSimpleName();
        String code = root instanceof SQLException sql ? kind + "-" + sql.getSQLState() : kind;
        return new ParkingReason(code, code + where(cause, root));
    }

    private static String where(Throwable cause, Throwable root) {
        return Arrays.stream(new Throwable[] {root, cause}).flatMap(t -> Arrays.stream(t.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith(OURS)).findFirst()
                .map(f -> " at " + f.getClassName().substring(OURS.length()) + "." + f.getMethodName() + ":"
                        + f.getLineNumber()).orElse("");
    }
}
