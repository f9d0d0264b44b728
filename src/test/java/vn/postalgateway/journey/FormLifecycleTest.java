package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import vn.postalgateway.order.form.ShippedForms;

/** By the order form that goes to an integration platform. */
class FormLifecycleTest extends DossierLifecycle {

    @Override
    String handOver(Post post, String dossierCode) {
        FormClient.Reply reply = new FormClient(url(), PartnerClient.credential(HOME, "ONE_STOP_TOKEN"))
                .send(ShippedForms.form("result-delivery").put("OrderNumber", dossierCode)
                        .put("CustomerCode", ConfigWithBothDialects.customerOf(post.contract)));
        assertThat(reply.status()).as(reply.message()).isEqualTo("100");
        return reply.orderId();
    }
}
