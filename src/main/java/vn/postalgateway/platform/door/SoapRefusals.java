package vn.postalgateway.platform.door;

import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/**
 * Gives what CXF refuses before a route is entered the form that routes' refusals have: a {@code Refusal} with a code.
 * CXF's own texts quote the message and name parts of the program, so they reach neither the caller nor the log.
 */
class SoapRefusals extends AbstractPhaseInterceptor<Message> implements FaultListener {

    private static final Logger LOG = LoggerFactory.getLogger(SoapRefusals.class);
    private static final Set<String> CALLERS_MISTAKE = Set.of("Client", "Sender", "VersionMismatch", "MustUnderstand");

    SoapRefusals() {
        super(Phase.SETUP);
    }

    /** Judges the failure once, in CXF's place, and logs only what we have to mend. */
    @Override
    public boolean faultOccurred(Exception thrown, String description, Message message) {
        if (!SoapFaults.isOurs(thrown)) {
            boolean answering = message.getExchange().getOutMessage() != null;
            Problem problem = answering ? ProblemDocument.of(thrown) : whileReading(thrown);
            message.getExchange().put(Problem.class, problem);
            if (problem.status() >= 500) {
                LOG.error("A SOAP call failed outside its route", thrown);
            }
        }
        return false;
    }

    @Override
    public void handleMessage(Message fault) {
        Problem problem = fault.getExchange().get(Problem.class);
        if (problem != null) {
            fault.setContent(Exception.class, SoapFaults.of(problem));
        }
    }

    static Problem whileReading(Throwable thrown) {
        Problem problem = ProblemDocument.of(thrown);
        if (!problem.code().equals("internal-error")) {
            return problem;
        }
        if (among(thrown, XMLStreamException.class) || among(thrown, SAXException.class)) {
            return unreadable();
        }
        if (among(thrown, WSSecurityException.class)) {
            return Problem.of(401, "unauthenticated",
                    "A UsernameToken with PasswordText is needed: the partner's id and one of its live tokens.");
        }
        // Without a cause it is CXF's own judgement of the message, not something that broke while it judged.
        boolean judged = thrown instanceof Fault fault && (fault.getCause() == null
                || CALLERS_MISTAKE.contains(fault.getFaultCode().getLocalPart()));
        return judged ? unreadable() : problem;
    }

    private static Problem unreadable() {
        return Problem.notReadable("The message is not readable as a request of this door's WSDL.");
    }

    private static boolean among(Throwable thrown, Class<? extends Exception> kind) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
