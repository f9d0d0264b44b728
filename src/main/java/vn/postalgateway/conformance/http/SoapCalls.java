package vn.postalgateway.conformance.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import vn.postalgateway.conformance.Caller;
import vn.postalgateway.conformance.Logins;
import vn.postalgateway.conformance.Reply;
import vn.postalgateway.conformance.SoapDoors;

/** The gateway's SOAP doors, with a UsernameToken in each call. */
public final class SoapCalls implements SoapDoors {

    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

    private final URI gateway;
    private final Logins logins;
    private final Wire wire = new Wire();

    public SoapCalls(URI gateway, Logins logins) {
        this.gateway = gateway;
        this.logins = logins;
    }

    @Override
    public Reply submit(Caller as, Map<String, Object> order) {
        return call("/services/orders", "SubmitOrder", as, logins.name(Caller.ONE_STOP), order);
    }

    @Override
    public Reply push(Caller as, Map<String, Object> event) {
        return call("/services/tracking", "PushEvents", as, logins.name(Caller.POST), Map.of("event", event));
    }

    private Reply call(String door, String operation, Caller as, String username, Map<String, Object> content) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(door))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"urn:vn:public-postal:v1/" + operation + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(
                        SoapText.envelope(header(username, logins.token(as)), operation, content))).build();
        HttpResponse<String> response = wire.answer(request);
        try {
            return new Reply(response.statusCode(), Map.of(), SoapText.value(SoapText.content(response.body())));
        } catch (IOException noSoap) {
            throw new UncheckedIOException(noSoap);
        }
    }

    private static String header(String username, String password) {
        return "<s:Header><w:Security s:mustUnderstand=\"1\" xmlns:w=\"" + WSS + "wssecurity-secext-1.0.xsd\">"
                + "<w:UsernameToken><w:Username>" + SoapText.escaped(username) + "</w:Username><w:Password Type=\""
                + WSS + "username-token-profile-1.0#PasswordText\">" + SoapText.escaped(password)
                + "</w:Password></w:UsernameToken></w:Security></s:Header>";
    }
}
