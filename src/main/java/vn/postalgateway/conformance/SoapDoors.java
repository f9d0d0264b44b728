package vn.postalgateway.conformance;

import java.util.Map;

/** The gateway's SOAP doors. A fault's refusal is the reply's body. */
public interface SoapDoors {

    /** @param order the fields of the JSON interface */
    Reply submit(Caller as, Map<String, Object> order);

    /** @param event the fields of the JSON interface */
    Reply push(Caller as, Map<String, Object> event);
}
