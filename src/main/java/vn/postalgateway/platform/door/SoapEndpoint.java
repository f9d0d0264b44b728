package vn.postalgateway.platform.door;

import java.util.HashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.Bus;
import org.apache.cxf.logging.FaultListener;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.security.SoapLogin;

/**
 * A SOAP door served under {@code /services}: contract first with the WSDL from the jar, a UsernameToken per call,
 * and parser limits far below CXF's own.
 */
public class SoapEndpoint extends CxfEndpoint {

    private static final String NAMESPACE = "urn:vn:public-postal:v1";
    private static final String STAX = "org.apache.cxf.stax.";

    /**
     * @param address  below {@code /services}, e.g. {@code /orders}
     * @param service  the WSDL's service; its port is named as the interface
     * @param port     the interface generated from the WSDL
     * @param wsdl     its place on the class path
     */
    public SoapEndpoint(Bus bus, String address, String service, Class<?> port, String wsdl, PartnerTokens tokens,
                        Scope scope) {
        setBus(bus);
        setAddress(address);
        setServiceClass(port);
        setServiceNameAsQName(new QName(NAMESPACE, service));
        setPortNameAsQName(new QName(NAMESPACE, port.getSimpleName()));
        setWsdlURL("classpath:" + wsdl);
        SoapRefusals refusals = new SoapRefusals();
        getInInterceptors().add(new SoapLogin(tokens, scope));
        getOutFaultInterceptors().add(refusals);
        setSchemaValidationEnabled(true);
        Map<String, Object> properties = new HashMap<>();
        properties.put(STAX + "maxElementDepth", "40");
        properties.put(STAX + "maxElementCount", "20000");
        properties.put(STAX + "maxChildElements", "20000");
        properties.put(STAX + "maxAttributeCount", "100");
        properties.put(STAX + "maxTextLength", "65536");
        properties.put("faultStackTraceEnabled", "false");
        properties.put("exceptionMessageCauseEnabled", "false");
        properties.put(FaultListener.class.getName(), refusals);
        setProperties(properties);
    }
}
