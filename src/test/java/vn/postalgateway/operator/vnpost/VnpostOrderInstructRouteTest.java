package vn.postalgateway.operator.vnpost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.InstructionOutcome.Accepted;
import vn.postalgateway.operator.InstructionOutcome.Refused;
import vn.postalgateway.operator.InstructionOutcome.Unanswered;
import vn.postalgateway.operator.RawPost;

class VnpostOrderInstructRouteTest extends AskedVnpost {

    @Test
    void tellsThePostWhatTheContractSays() {
        post.will(answer("<result>ACCEPTED</result>"));

        var outcome = routes.instruct(Instruction.RETURN, null);

        assertThat(outcome).isEqualTo(new Accepted());
        assertThat(post.requests).singleElement().asString()
                .contains("SOAPAction: \"urn:vn:public-postal:v1/InstructDelivery\"", "UsernameToken")
                .contains("<orderReference>ord_1</orderReference><decision>RETURN</decision></InstructDelivery>")
                .doesNotContain("0912345678");
    }

    @Test
    void namesTheLastDayOnWhichAnItemIsHeld() {
        post.will(answer("<result>ACCEPTED</result>"));

        routes.instruct(Instruction.HOLD, LocalDate.of(2026, 12, 4));

        assertThat(post.requests).singleElement().asString()
                .contains("<decision>HOLD</decision><until>2026-12-04</until></InstructDelivery>");
    }

    @Test
    void keepsTheCitizensDataOutOfARefusal() {
        post.will(answer("<result>REFUSED</result><message>nguyễn thị sen 0912345678 đã nhận</message>"));

        assertThat(routes.instruct(Instruction.REDELIVER, null)).isEqualTo(new Refused("… … đã nhận"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<result>PERHAPS</result>", "<message>done</message>"})
    void tellsAgainWhereThePostSaysNothingClear(String children) {
        post.will(answer(children));

        assertThat(routes.instruct(Instruction.RETURN, null)).isInstanceOf(Unanswered.class);
    }

    @Test
    void tellsAgainAfterACutAndWaitsWhereABusyPostAsksForIt() {
        post.will(RawPost.CUT);
        var cut = routes.instruct(Instruction.RETURN, null);
        post.will(RawPost.http("503 Service Unavailable", "Retry-After: 7\r\n", ""));
        var busy = routes.instruct(Instruction.RETURN, null);

        assertThat(cut).isInstanceOf(Unanswered.class);
        assertThat(busy).isInstanceOf(Unanswered.class);
        assertThat(post.requests).hasSize(2);
        assertThat(routes.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    private static RawPost.Reaction answer(String children) {
        return RawPost.soap("<InstructDeliveryResponse xmlns=\"urn:vn:public-postal:v1\">" + children
                + "</InstructDeliveryResponse>");
    }
}
