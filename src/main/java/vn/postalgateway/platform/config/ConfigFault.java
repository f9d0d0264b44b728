package vn.postalgateway.platform.config;

import vn.postalgateway.platform.StartRefused;

/** The configuration cannot be used; the message names file and field. The gateway does not open. */
public class ConfigFault extends StartRefused {

    public ConfigFault(String line) {
        super(line);
    }
}
