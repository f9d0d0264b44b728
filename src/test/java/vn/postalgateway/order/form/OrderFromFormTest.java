package vn.postalgateway.order.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.json.OrderReader;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tariff.DeliveryService;

/** What an order form means as an order, and what is said of a wrong one. */
class OrderFromFormTest {

    private final List<FieldFault> faults = new ArrayList<>();

    @Test
    void bringsAResultHomeWhereTheAgencySends() {
        DeliveryRequest order = order(ShippedForms.form("result-delivery"));

        assertThat(order.service()).isEqualTo(DeliveryService.RESULT_DELIVERY);
        assertThat(order.requestId()).isEqualTo("H27.12-261001-0001/RESULT_DELIVERY");
        assertThat(order.dossiers()).singleElement().satisfies(d -> assertThat(d.code()).isEqualTo("H27.12-261001-0001"));
        assertThat(order.contract()).isEqualTo("ha-tinh-city");
        assertThat(order.agencyCode()).isEqualTo("H27.12");
        assertThat(order.sender().place()).isEqualTo(new Place("18073", "42"));
        assertThat(order.recipient().place()).isEqualTo(new Place("18100", "42"));
        assertThat(order.recipient().phone()).isEqualTo("0912345678");
        assertThat(order.weight().value()).isEqualTo(50);
        assertThat(order.chargePaid()).isEqualTo(ChargePaid.TO_POST);
        assertThat(order.collectFeesTotal().amount()).isEqualTo(150_000);
        assertThat(order.notices()).as("an address alone is no consent").isNull();
        assertThat(faults).isEmpty();
    }

    @Test
    void fetchesADossierWhereTheAgencyReceives() {
        DeliveryRequest order = order(ShippedForms.form("dossier-pickup"));

        assertThat(order.service()).isEqualTo(DeliveryService.DOSSIER_PICKUP);
        assertThat(order.requestId()).isEqualTo("H27.12-261001-0001/DOSSIER_PICKUP");
        assertThat(order.sender().place()).isEqualTo(new Place("18673", "42"));
        assertThat(order.recipient().place()).isEqualTo(new Place("18073", "42"));
        assertThat(order.collectFees()).isEmpty();
    }

    @Test
    void leavesACommuneOpenThatTheFormDoesNotName() {
        DeliveryRequest order = order(ShippedForms.form("with-item-code"));

        assertThat(order.recipient().place()).isEqualTo(new Place(null, "79"));
    }

    @Test
    void countsTheAgencysOwnNumberAmongTheContent() {
        ObjectNode form = ShippedForms.form("with-item-code");

        assertThat(order(form).extensions()).contains("CV400010009VN").contains("HTT-H27.12");
        assertThat(order(form.deepCopy().without("ItemCode")).extensions()).doesNotContain("CV4");
    }

    @Test
    void takesNumbersAndTextsOfCodesForTheSame() {
        ObjectNode numbers = ShippedForms.form("dossier-pickup");
        ObjectNode texts = numbers.deepCopy().put("SenderProvince", "42").put("SenderDistrict", "18673")
                .put("CODAmount", "0").put("FlagConfig", 2).put("SomethingNew", true);

        assertThat(order(texts)).isEqualTo(order(numbers));
    }

    @Test
    void namesEveryWrongFieldInTheFormsOwnWords() {
        ObjectNode form = ShippedForms.form("result-delivery").put("FlagConfig", 3).put("CODAmount", -1)
                .put("ReceiverTel", "call me").put("ReceiverProvince", "Atlantis").put("ReceiverName", 5)
                .put("ItemCode", "CV400010008VN");
        form.remove("ReceiverAddress");

        assertThat(refused(form).faults()).extracting(FieldFault::pointer).containsExactlyInAnyOrder("/FlagConfig",
                "/CODAmount", "/ReceiverTel", "/ReceiverProvince", "/ReceiverName", "/ItemCode", "/ReceiverAddress");
    }

    @Test
    void guessesNoDirection() {
        ObjectNode nobodys = ShippedForms.form("result-delivery").put("SenderTel", "0912345678");
        ObjectNode both = ShippedForms.form("result-delivery").put("ReceiverTel", "02393855555");

        assertThat(refused(nobodys).faults()).extracting(FieldFault::pointer).containsExactly("/SenderTel");
        assertThat(refused(both).faults()).extracting(FieldFault::pointer).containsExactly("/SenderTel");
    }

    @Test
    void asksForANumber() {
        ObjectNode form = ShippedForms.form("result-delivery");
        form.remove("OrderNumber");

        assertThat(refused(form).faults()).containsExactly(new FieldFault("/OrderNumber", "is required"));
    }

    private DeliveryRequest order(ObjectNode form) {
        OrderForm read = OrderFormReader.read(form, faults);
        return OrderReader.read(new OrderFromForm(read, ShippedForms.customer(), faults).order());
    }

    private Problem refused(ObjectNode form) {
        faults.clear();
        Problem problem = catchThrowableOfType(Problem.class, () -> {
            order(form);
            Problem.refuseIfAny(faults);
        });
        return FormWords.of(problem, faults);
    }
}
