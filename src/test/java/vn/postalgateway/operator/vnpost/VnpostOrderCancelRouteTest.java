package vn.postalgateway.operator.vnpost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.operator.CancelOutcome.Cancelled;
import vn.postalgateway.operator.CancelOutcome.Pending;
import vn.postalgateway.operator.CancelOutcome.Refused;
import vn.postalgateway.operator.CancelOutcome.Unanswered;
import vn.postalgateway.operator.RawPost;

class VnpostOrderCancelRouteTest extends AskedVnpost {

    @Test
    void tellsThePostWhatTheContractSays() {
        post.will(answer("<result>CANCELLED</result>"));

        var outcome = routes.cancel("ord_1", null);

        assertThat(outcome).isEqualTo(new Cancelled());
        assertThat(post.requests).singleElement().asString()
                .contains("SOAPAction: \"urn:vn:public-postal:v1/CancelOrder\"", "UsernameToken")
                .contains("<orderReference>ord_1</orderReference><reason>Người dân đến nhận tại quầy</reason>")
                .doesNotContain("itemCode", "0912345678");
    }

    @Test
    void namesOneItemOfSeveral() {
        post.will(answer("<result>CANCELLED</result>"));

        routes.cancel("ord_1", "CV497960035VN");

        assertThat(post.requests).singleElement().asString()
                .contains("<orderReference>ord_1</orderReference><itemCode>CV497960035VN</itemCode><reason>");
    }

    @Test
    void tellsPendingAndRefusedApartAndKeepsTheCitizensDataOut() {
        post.will(answer("<result>PENDING</result>"));
        var pending = routes.cancel("ord_1", null);
        post.will(answer("<result>REFUSED</result><message>nguyễn thị sen 0912345678 đã gửi</message>"));
        var refused = routes.cancel("ord_1", null);

        assertThat(pending).isEqualTo(new Pending("the post gave no reason"));
        assertThat(refused).isEqualTo(new Refused("… … đã gửi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<result>PERHAPS</result>", "<message>done</message>"})
    void asksAgainWhereThePostSaysNothingClear(String children) {
        post.will(answer(children));

        assertThat(routes.cancel("ord_1", null)).isInstanceOf(Unanswered.class);
    }

    @Test
    void asksAgainAfterACutAndABusyPost() {
        post.will(RawPost.CUT);
        var cut = routes.cancel("ord_1", null);
        post.will(RawPost.http("503 Service Unavailable", "", ""));
        var busy = routes.cancel("ord_1", null);

        assertThat(cut).isInstanceOf(Unanswered.class);
        assertThat(busy).isInstanceOf(Unanswered.class);
        assertThat(post.requests).hasSize(2);
    }

    private static RawPost.Reaction answer(String children) {
        return RawPost.soap("<CancelOrderResponse xmlns=\"urn:vn:public-postal:v1\">" + children
                + "</CancelOrderResponse>");
    }
}
