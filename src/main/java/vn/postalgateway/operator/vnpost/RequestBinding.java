package vn.postalgateway.operator.vnpost;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.jaxws.DefaultCxfBinding;
import vn.postalgateway.operator.PlacementRequest;

/** Gives the SOAP client, beside the message, the request that it stands for: the lease is looked at there. */
class RequestBinding extends DefaultCxfBinding {

    @Override
    public void populateCxfRequestFromExchange(org.apache.cxf.message.Exchange call, Exchange route,
                                               Map<String, Object> context) {
        super.populateCxfRequestFromExchange(call, route, context);
        if (route.getVariable("question") instanceof PlacementRequest request) {
            call.put(PlacementRequest.class, request);
        }
    }
}
