package vn.postalgateway;

import java.util.List;

/**
 * {@code java -jar postal-gateway.jar verify}: no doors, no routes, no sample day; the ledger is looked through and the
 * program ends, with 0 if every row is as it was written.
 */
final class VerifyCommand {

    private static final List<String> SETTINGS = List.of("--gateway.ledger.verify-and-end=true", "--server.port=0",
            "--management.server.port=0", "--gateway.demo.sample-day=false", "--server.address=127.0.0.1",
            "--camel.main.auto-startup=false");

    private VerifyCommand() {
    }

    static boolean isMeantBy(String[] args) {
        return args.length > 0 && args[0].equals("verify");
    }

    /** Whatever else was given stays out: the command has no options. */
    static String[] settings() {
        return SETTINGS.toArray(String[]::new);
    }
}
