package vn.postalgateway.platform.config;

import java.util.List;
import vn.postalgateway.platform.StartRefused;

/** The configuration cannot be used; one line per fault, which names file, line and field. The gateway stays shut. */
public class ConfigFault extends StartRefused {

    private final transient int line;

    public ConfigFault(String text) {
        this(0, text);
    }

    /** @param line where the fault stands in its file */
    ConfigFault(int line, String text) {
        super(text);
        this.line = line;
    }

    /** Several faults, one line each. */
    public ConfigFault(List<String> faults) {
        super(faults);
        line = 0;
    }

    int line() {
        return line;
    }
}
