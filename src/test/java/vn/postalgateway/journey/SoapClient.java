package vn.postalgateway.journey;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Somebody outside who sends SOAP messages as he wrote them, letter by letter. */
final class SoapClient {

    private final PartnerClient http;
    private final String path;
    private final String username;
    private final String password;

    SoapClient(String url, String path, String username, String password) {
        this.http = new PartnerClient(url, null);
        this.path = path;
        this.username = username;
        this.password = password;
    }

    /** An answer: its status and its elements by their local names. */
    record Reply(int status, String body, Document xml) {

        /** The text of the first element of that name, or null. */
        String text(String name) {
            List<String> texts = texts(name);
            return texts.isEmpty() ? null : texts.get(0);
        }

        List<String> texts(String name) {
            NodeList found = xml.getElementsByTagNameNS("*", name);
            return IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent()).toList();
        }

        /** The faultcode without its prefix; null if it is no fault. */
        String faultcode() {
            NodeList found = xml.getElementsByTagName("faultcode");
            return found.getLength() == 0 ? null : found.item(0).getTextContent().replaceFirst("^.*:", "");
        }
    }

    /** Sends an operation's element (in our namespace as {@code v1}) with the client's UsernameToken. */
    Reply call(String operation, String children) {
        return send(operation, envelope(header(), "<v1:" + operation + ">" + children + "</v1:" + operation + ">"));
    }

    /** Sends a whole message. */
    Reply send(String operation, String message) {
        PartnerClient.Reply reply = http.send(http.request(path).header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"urn:vn:public-postal:v1/" + operation + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(message)));
        return new Reply(reply.status(), reply.body(), reply.body().startsWith("<") ? parse(reply.body()) : null);
    }

    PartnerClient.Reply raw(String contentType, String body) {
        return http.post(path, contentType, body);
    }

    static String envelope(String header, String body) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:v1=\"urn:vn:public-postal:v1\">" + header + "<soap:Body>" + body + "</soap:Body></soap:Envelope>";
    }

    String header() {
        String oasis = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
        return "<soap:Header><wsse:Security soap:mustUnderstand=\"1\" xmlns:wsse=\"" + oasis
                + "wssecurity-secext-1.0.xsd\"><wsse:UsernameToken><wsse:Username>" + username
                + "</wsse:Username><wsse:Password Type=\"" + oasis + "username-token-profile-1.0#PasswordText\">"
                + password + "</wsse:Password></wsse:UsernameToken></wsse:Security></soap:Header>";
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("no XML: " + xml, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
