package vn.postalgateway.platform.door;

import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.message.MessageContentsList;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.platform.security.SoapLogin;

/** The first and the last step of every SOAP route. Faults carry the same code as the problem documents. */
public class SoapDoor {

    /** Makes the request element the message body, as a {@link SoapCall}. */
    public void enter(Exchange exchange) {
        org.apache.cxf.message.Message soap = exchange.getMessage()
                .getHeader(CxfConstants.CAMEL_CXF_MESSAGE, org.apache.cxf.message.Message.class);
        String operation = exchange.getMessage().getHeader(CxfConstants.OPERATION_NAME, String.class);
        HttpServletRequest http = (HttpServletRequest) soap.get(AbstractHTTPDestination.HTTP_REQUEST);
        Partner partner = SoapLogin.partnerOf(soap);
        String requestId = http == null ? null : Edge.requestIdOf(http);
        exchange.getMessage().removeHeaders("*");
        exchange.setProperty("requestId", requestId);
        MessageContentsList parts = exchange.getMessage().getBody(MessageContentsList.class);
        if (parts == null || parts.isEmpty() || parts.get(0) == null) {
            throw Problem.notReadable("The message has no request element.");
        }
        Object request = parts.get(0);
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
        FailureLog.of(problem, exchange, thrown);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(SoapFaults.of(problem));
    }
}
