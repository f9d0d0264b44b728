package vn.postalgateway.platform.door;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.Bus;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.security.SoapLogin;

/**
 * A SOAP door served under {@code /services}: contract first with the WSDL from the jar, a UsernameToken per call,
 * and parser limits far below CXF's own.
 */
public class SoapEndpoint extends CxfEndpoint {

    private static final String STAX = "org.apache.cxf.stax.";

    /**
     * @param address  below {@code /services}, e.g. {@code /orders}
     * @param port     the interface generated from the WSDL
     * @param wsdl     its place on the class path
     */
    public SoapEndpoint(Bus bus, String address, Class<?> port, String wsdl, PartnerTokens tokens, Scope scope) {
        setBus(bus);
        setAddress(address);
        setServiceClass(port);
        setWsdlURL("classpath:" + wsdl);
        getInInterceptors().add(new SoapLogin(tokens, scope));
        setSchemaValidationEnabled(true);
        Map<String, Object> properties = new HashMap<>();
        properties.put(STAX + "maxElementDepth", "40");
        properties.put(STAX + "maxElementCount", "20000");
        properties.put(STAX + "maxChildElements", "20000");
        properties.put(STAX + "maxAttributeCount", "100");
        properties.put(STAX + "maxTextLength", "65536");
        properties.put("faultStackTraceEnabled", "false");
        properties.put("exceptionMessageCauseEnabled", "false");
        setProperties(properties);
    }
}
