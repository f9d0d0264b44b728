package vn.postalgateway.order.soap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.postalgateway.order.Cancellation;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.OrderCancellation;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.order.json.CancelRefusal;
import vn.postalgateway.order.json.OrderReader;
import vn.postalgateway.order.json.TakenOrder;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.door.SoapCall;
import vn.postalgateway.soap.orders.CancelOrder;
import vn.postalgateway.soap.orders.CancelOrderResponse;
import vn.postalgateway.soap.orders.GetOrder;
import vn.postalgateway.soap.orders.GetOrderResponse;
import vn.postalgateway.soap.orders.SubmitOrder;
import vn.postalgateway.soap.orders.SubmitOrderResponse;

/** Delivery orders over SOAP: the same content, read by the same parser, with the same answers as over REST. */
public class OrderSoapDoor {

    // What JAXB generated becomes the JSON of the REST door; only the names of what repeats differ.
    private static final JsonMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL).build();

    private final OrderIntake intake;
    private final DeliveryOrders orders;
    private final OrderCancellation cancellation;

    public OrderSoapDoor(OrderIntake intake, DeliveryOrders orders, OrderCancellation cancellation) {
        this.intake = intake;
        this.orders = orders;
        this.cancellation = cancellation;
    }

    /** Durably stored before it is answered. */
    public SubmitOrderResponse submit(SoapCall call) {
        DeliveryRequest request = OrderReader.read(asJson((SubmitOrder) call.request()));
        TakenOrder taken = TakenOrder.of(() -> intake.take(call.caller().partnerId(), request));
        SubmitOrderResponse response = OrderXml.fill(new SubmitOrderResponse(), taken.order());
        response.setReplayed(taken.replayed());
        return response;
    }

    /** One of the partner's own orders. */
    public GetOrderResponse show(SoapCall call) {
        DeliveryOrder order = orders.byId(((GetOrder) call.request()).getOrderId())
                .filter(o -> o.partnerId().equals(call.caller().partnerId()))
                .orElseThrow(() -> Problem.notFound("order"));
        return OrderXml.fill(new GetOrderResponse(), order);
    }

    /** The same call again tells how it stands; a fault says why it is too late. */
    public CancelOrderResponse cancel(SoapCall call) {
        CancelOrder wish = (CancelOrder) call.request();
        String reason = CancelRefusal.readReason(JSON.createObjectNode().put("reason", wish.getReason()));
        Cancellation stand = cancellation.wish(call.caller().partnerId(), wish.getOrderId(), reason)
                .orElseThrow(() -> Problem.notFound("order"));
        if (stand instanceof Cancellation.TooLate tooLate) {
            throw CancelRefusal.of(tooLate);
        }
        CancelOrderResponse response = OrderXml.fill(new CancelOrderResponse(),
                orders.byId(wish.getOrderId()).orElseThrow());
        response.setResult(stand instanceof Cancellation.Done ? "CANCELLED" : "PENDING");
        return response;
    }

    static JsonNode asJson(SubmitOrder order) {
        ObjectNode json = JSON.valueToTree(order);
        rename(json, "dossier", "dossiers");
        rename(json, "collectFee", "collectFees");
        json.path("dossiers").forEach(dossier -> rename((ObjectNode) dossier, "document", "documents"));
        return json;
    }

    private static void rename(ObjectNode node, String from, String to) {
        JsonNode value = node.remove(from);
        if (value != null) {
            node.set(to, value);
        }
    }
}
