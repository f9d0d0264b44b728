package vn.postalgateway.platform.door;

import javax.xml.namespace.QName;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.message.MessageContentsList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import jakarta.servlet.http.HttpServletRequest;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.platform.security.SoapLogin;

/** The first and the last step of every SOAP route. Faults carry the same code as the problem documents. */
public class SoapDoor {

    private static final Logger LOG = LoggerFactory.getLogger(SoapDoor.class);
    private static final String NAMESPACE = "urn:vn:public-postal:v1";

    /** Makes the request element the message body, as a {@link SoapCall}. */
    public void enter(Exchange exchange) {
        org.apache.cxf.message.Message soap = exchange.getMessage()
                .getHeader(CxfConstants.CAMEL_CXF_MESSAGE, org.apache.cxf.message.Message.class);
        String operation = exchange.getMessage().getHeader(CxfConstants.OPERATION_NAME, String.class);
        Object request = exchange.getMessage().getBody(MessageContentsList.class).get(0);
        HttpServletRequest http = (HttpServletRequest) soap.get(AbstractHTTPDestination.HTTP_REQUEST);
        Partner partner = SoapLogin.partnerOf(soap);
        String requestId = http == null ? null : Edge.requestIdOf(http);
        exchange.getMessage().removeHeaders("*");
        exchange.setProperty("requestId", requestId);
        exchange.getMessage().setBody(new SoapCall(new Caller(partner, requestId, null), operation, request));
    }

    /** Sends the response element in the message body. */
    public void leave(Exchange exchange) {
        Object response = exchange.getMessage().getBody();
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(new MessageContentsList(response));
    }

    /**
     * Answers whatever went wrong as a SOAP fault: Client for the caller's mistakes, Server without reason for ours.
     */
    public void fault(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Problem problem = ProblemDocument.of(thrown);
        if (problem.status() >= 500) {
            LOG.error("Request {} failed in route {}", exchange.getProperty("requestId"), exchange.getFromRouteId(),
                    thrown);
        }
        SoapFault fault = new SoapFault(problem.getMessage(), problem.status() >= 500
                ? Soap11.getInstance().getReceiver() : Soap11.getInstance().getSender());
        fault.setDetail(detail(problem));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(fault);
    }

    private static Element detail(Problem problem) {
        Document document = newDocument();
        Element detail = document.createElement("detail");
        Element refusal = child(detail, "Refusal", null);
        child(refusal, "code", problem.code());
        child(refusal, "detail", problem.getMessage());
        for (FieldFault fault : problem.faults()) {
            Element error = child(refusal, "error", null);
            child(error, "pointer", fault.pointer());
            child(error, "detail", fault.detail());
        }
        return detail;
    }

    private static Element child(Element parent, String name, String text) {
        Element element = parent.getOwnerDocument().createElementNS(NAMESPACE, new QName(NAMESPACE, name)
                .getLocalPart());
        if (text != null) {
            element.setTextContent(text);
        }
        parent.appendChild(element);
        return element;
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java builds no XML documents", e);
        }
    }
}
