package vn.postalgateway.journey;

/** Over REST. */
class RestLifecycleTest extends DossierLifecycle {

    @Override
    String handOver(Post post, String dossierCode) {
        return oneStop().postJson("/api/v1/orders", OrderSample.order("R-" + dossierCode, dossierCode)
                .put("contract", post.contract)).json().path("orderId").asText();
    }
}
