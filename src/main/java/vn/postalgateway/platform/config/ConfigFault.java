package vn.postalgateway.platform.config;

/** The configuration cannot be used: one line per fault, each naming file and field. The gateway does not open. */
public class ConfigFault extends RuntimeException {

    public ConfigFault(String line) {
        super(line);
    }
}
