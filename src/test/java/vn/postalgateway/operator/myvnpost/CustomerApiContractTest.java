package vn.postalgateway.operator.myvnpost;

import vn.postalgateway.operator.AskedOperator;
import vn.postalgateway.operator.OperatorContract;
import vn.postalgateway.operator.RawPost;

/** The dialect of the post's customer API keeps what every dialect has to keep. */
class CustomerApiContractTest extends OperatorContract {

    @Override
    protected AskedOperator asking(String address) throws Exception {
        CustomerApiRoutes.lettingIn(post);
        return new CustomerApiRoutes().asking(address);
    }

    @Override
    protected RawPost.Reaction taken(String orderReference, String itemCode) {
        return RawPost.json(order(orderReference, itemCode));
    }

    @Override
    protected RawPost.Reaction takenBefore(String orderReference, String itemCode) {
        return taken(orderReference, itemCode);
    }

    @Override
    protected RawPost.Reaction notTaken(String why) {
        return RawPost.http("400 Bad Request", "application/json", "",
                "{\"status\": 400, \"message\": \"" + why + "\"}");
    }

    @Override
    protected RawPost.Reaction found(String orderReference, String itemCode) {
        return RawPost.json("{\"data\": [" + order(orderReference, itemCode) + "]}");
    }

    @Override
    protected RawPost.Reaction notFound() {
        return RawPost.json("{\"data\": []}");
    }

    @Override
    protected RawPost.Reaction cancelled() {
        return decided("00", null);
    }

    @Override
    protected RawPost.Reaction cancelPending(String why) {
        return decided("02", why);
    }

    @Override
    protected RawPost.Reaction cancelRefused(String why) {
        return decided("07", why);
    }

    // Before it is told to cancel, the post is asked for its own id of the order.
    private RawPost.Reaction decided(String code, String why) {
        post.aside("/getOrder?", found("ord_1", ITEM));
        return RawPost.json("{\"code\": \"" + code + "\", \"message\": " + (why == null ? null : '"' + why + '"') + "}");
    }

    @Override
    protected RawPost.Reaction delivered(String itemCode) {
        return RawPost.json("{\"data\": [{\"itemCode\": \"" + itemCode + "\", \"statusHistory\": [{\"statusCode\": 14, "
                + "\"createdDate\": \"05/10/2026\", \"createHour\": \"14:00:00\"}]}]}");
    }

    @Override
    protected long creates() {
        return post.requests.stream().filter(request -> request.contains("/CreateOrder ")).count();
    }

    private static String order(String orderReference, String itemCode) {
        return "{\"originalID\": \"MV1\", \"itemCode\": \"" + itemCode + "\", \"saleOrderCode\": \"" + orderReference
                + "\", \"status\": 2}";
    }
}
