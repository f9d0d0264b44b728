package vn.postalgateway.operator.vnpost;

import vn.postalgateway.operator.AskedOperator;
import vn.postalgateway.operator.OperatorContract;
import vn.postalgateway.operator.RawPost;

/** The SOAP dialect keeps what every dialect has to keep. */
class VnpostContractTest extends OperatorContract {

    @Override
    protected AskedOperator asking(String address) throws Exception {
        return new VnpostRoutes(address, "gateway", "a-secret").asked();
    }

    @Override
    protected RawPost.Reaction taken(String orderReference, String itemCode) {
        return answer("CreateOrder", "<result>ACCEPTED</result><itemCode>" + itemCode + "</itemCode>");
    }

    @Override
    protected RawPost.Reaction takenBefore(String orderReference, String itemCode) {
        return answer("CreateOrder", "<result>DUPLICATE</result><itemCode>" + itemCode + "</itemCode>");
    }

    @Override
    protected RawPost.Reaction notTaken(String why) {
        return answer("CreateOrder", "<result>REJECTED</result><message>" + why + "</message>");
    }

    @Override
    protected RawPost.Reaction found(String orderReference, String itemCode) {
        return answer("FindOrder", "<found>true</found><itemCode>" + itemCode + "</itemCode><status>6</status>");
    }

    @Override
    protected RawPost.Reaction notFound() {
        return answer("FindOrder", "<found>false</found>");
    }

    @Override
    protected RawPost.Reaction cancelled() {
        return answer("CancelOrder", "<result>CANCELLED</result>");
    }

    @Override
    protected RawPost.Reaction cancelPending(String why) {
        return answer("CancelOrder", "<result>PENDING</result><message>" + why + "</message>");
    }

    @Override
    protected RawPost.Reaction cancelRefused(String why) {
        return answer("CancelOrder", "<result>REFUSED</result><message>" + why + "</message>");
    }

    @Override
    protected RawPost.Reaction delivered(String itemCode) {
        return answer("GetTracking", "<event><eventId>e-1</eventId><itemCode>" + itemCode + "</itemCode><status>14"
                + "</status><occurredAt>2026-10-05T14:00:00+07:00</occurredAt></event>");
    }

    @Override
    protected long creates() {
        return post.requests.stream().filter(request -> request.contains("/CreateOrder\"")).count();
    }

    private static RawPost.Reaction answer(String operation, String children) {
        return RawPost.soap("<" + operation + "Response xmlns=\"urn:vn:public-postal:v1\">" + children + "</" + operation
                + "Response>");
    }
}
