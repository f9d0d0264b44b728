package vn.postalgateway.platform.door;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapFault;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.postalgateway.partner.FieldFault;

/** Problems in SOAP's form: faultcode Client for the caller's mistakes, Server for ours, the code in a Refusal. */
final class SoapFaults {

    private static final String NAMESPACE = "urn:vn:public-postal:v1";
    private static final String REFUSAL = "Refusal";

    private SoapFaults() {
    }

    static SoapFault of(Problem problem) {
        SoapFault fault = new SoapFault(problem.getMessage(), problem.status() >= 500
                ? Soap11.getInstance().getReceiver() : Soap11.getInstance().getSender());
        fault.setDetail(detail(problem));
        return fault;
    }

    /** Whether it is one of ours already. */
    static boolean isOurs(Throwable thrown) {
        return thrown instanceof SoapFault fault && fault.getDetail() != null
                && fault.getDetail().getElementsByTagNameNS(NAMESPACE, REFUSAL).getLength() == 1;
    }

    private static Element detail(Problem problem) {
        Document document = newDocument();
        Element detail = document.createElement("detail");
        Element refusal = child(detail, REFUSAL, null);
        child(refusal, "code", problem.code());
        child(refusal, "detail", problem.getMessage());
        for (FieldFault fault : problem.faults()) {
            Element error = child(refusal, "error", null);
            child(error, "pointer", fault.pointer());
            child(error, "detail", fault.detail());
        }
        if (problem.members().get("order") instanceof String path) {
            child(refusal, "orderId", path.substring(path.lastIndexOf('/') + 1));
        }
        if (problem.headers().containsKey("Retry-After")) {
            child(refusal, "retryAfterSeconds", problem.headers().get("Retry-After"));
        }
        return detail;
    }

    private static Element child(Element parent, String name, String text) {
        Element element = parent.getOwnerDocument().createElementNS(NAMESPACE, name);
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
