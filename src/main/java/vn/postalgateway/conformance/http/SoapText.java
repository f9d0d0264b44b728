package vn.postalgateway.conformance.http;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** SOAP messages as maps, lists and texts, as the journeys write and read them. */
final class SoapText {

    private static final String NAMESPACE = "urn:vn:public-postal:v1";
    /** The sequence that the WSDLs want of elements; what JSON calls by a plural repeats. */
    private static final List<String> SEQUENCE = List.of("requestId", "contract", "agencyCode", "service", "code",
            "procedureCode", "procedureName", "onlineLevel", "appointmentDate", "documents", "dossiers", "sender",
            "recipient", "name", "phone", "address", "communeCode", "provinceCode", "codeSystem", "eventId", "itemCode",
            "orderReference", "status", "occurredAt", "reason", "attempt", "weightGrams", "submittedOnline",
            "exemption", "citizenChargePaid", "vnd", "collectFees", "from", "to", "pickupWindow",
            "receivingOfficeCode", "note", "another", "event");

    private SoapText() {
    }

    /** @param header what stands in the envelope before its body, as XML */
    static String envelope(String header, String operation, Map<String, ?> content) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">" + header + "<s:Body><" + operation
                + " xmlns=\"" + NAMESPACE + "\">" + children(content) + "</" + operation + "></s:Body></s:Envelope>";
    }

    private static String children(Map<?, ?> content) {
        return content.entrySet().stream().filter(e -> SEQUENCE.contains(String.valueOf(e.getKey())))
                .sorted(Comparator.comparing(e -> SEQUENCE.indexOf(String.valueOf(e.getKey()))))
                .map(e -> element(String.valueOf(e.getKey()), e.getValue())).collect(Collectors.joining());
    }

    private static String element(String name, Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> many) {
            return many.stream().map(each -> element(name.replaceFirst("s$", ""), each)).collect(Collectors.joining());
        }
        String text = value instanceof Map<?, ?> object ? children(object) : escaped(String.valueOf(value));
        return "<" + name + ">" + text + "</" + name + ">";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * The element in a message's body, or the first element of a fault's detail.
     *
     * @throws IOException if it is no SOAP message
     */
    static Element content(String message) throws IOException {
        Element body = first(parse(message), "Body");
        Element content = body == null ? null : firstChild(body);
        if (content != null && content.getLocalName().equals("Fault")) {
            Element refusal = first(content, "Refusal");
            return refusal == null ? content : refusal;
        }
        if (content == null) {
            throw new IOException("the message has no content");
        }
        return content;
    }

    private static Element parse(String message) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(message))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException noXml) {
            throw new IOException("the message is no XML that may be read", noXml);
        }
    }

    private static Element first(Element in, String name) {
        return (Element) in.getElementsByTagNameNS("*", name).item(0);
    }

    private static Element firstChild(Element in) {
        return elements(in).stream().findFirst().orElse(null);
    }

    /** An element as JSON would have it: children by name, repeated ones as a list. */
    static Object value(Element element) {
        List<Element> children = elements(element);
        if (children.isEmpty()) {
            return element.getTextContent();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Element child : children) {
            values.merge(child.getLocalName(), value(child), SoapText::together);
        }
        return values;
    }

    private static Object together(Object before, Object next) {
        List<Object> all = new ArrayList<>(before instanceof List<?> many ? many : List.of(before));
        all.add(next);
        return all;
    }

    private static List<Element> elements(Element in) {
        List<Element> children = new ArrayList<>();
        for (Node node = in.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
