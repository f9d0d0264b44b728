package vn.postalgateway.operator.vnpost;

import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.HTTPConduit;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.platform.call.NothingSent;

/**
 * Stands where the finished request is handed to the wire: a worker that was held up so long that its call might
 * outlast its lease sends nothing, because another worker may have taken the order over.
 */
class LastLookAtTheLease extends AbstractPhaseInterceptor<Message> {

    private final Duration longestCall;
    private final Clock clock;

    LastLookAtTheLease(Duration longestCall, Clock clock) {
        super(Phase.PRE_STREAM_ENDING);
        this.longestCall = longestCall;
        this.clock = clock;
    }

    @Override
    public void handleMessage(Message call) {
        PlacementRequest request = call.getExchange().get(PlacementRequest.class);
        if (request != null && !request.mayLeave(clock.instant(), longestCall)) {
            hangUp(call);
            throw new Fault(new NothingSent("held up; nothing was sent", null));
        }
    }

    // The connection may stand already, with nothing written yet.
    private static void hangUp(Message call) {
        if (call.get(HTTPConduit.KEY_HTTP_CONNECTION) instanceof HttpURLConnection connection) {
            connection.disconnect();
        }
    }
}
