package vn.postalgateway.journey;

/** Over SOAP. */
class SoapLifecycleTest extends DossierLifecycle {

    @Override
    String handOver(Post post, String dossierCode) {
        return new SoapClient(url(), "/services/orders", "one-stop", PartnerClient.credential(HOME, "ONE_STOP_TOKEN"))
                .call("SubmitOrder", SoapSample.order(OrderSample.order("S-" + dossierCode, dossierCode)
                        .put("contract", post.contract))).text("orderId");
    }
}
