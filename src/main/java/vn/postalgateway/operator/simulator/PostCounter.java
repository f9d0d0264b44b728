package vn.postalgateway.operator.simulator;

import jakarta.jws.WebService;
import java.util.Optional;
import vn.postalgateway.soap.post.CancelOrder;
import vn.postalgateway.soap.post.CancelOrderResponse;
import vn.postalgateway.soap.post.CancelResult;
import vn.postalgateway.soap.post.CreateOrder;
import vn.postalgateway.soap.post.CreateOrderResponse;
import vn.postalgateway.soap.post.CreateResult;
import vn.postalgateway.soap.post.Event;
import vn.postalgateway.soap.post.FindOrder;
import vn.postalgateway.soap.post.FindOrderResponse;
import vn.postalgateway.soap.post.GetTracking;
import vn.postalgateway.soap.post.GetTrackingResponse;
import vn.postalgateway.soap.post.InstructDelivery;
import vn.postalgateway.soap.post.InstructDeliveryResponse;
import vn.postalgateway.soap.post.InstructResult;
import vn.postalgateway.soap.post.PostPort;
import vn.postalgateway.tariff.Grams;

/** The counter of the simulated post: serves the contract {@code wsdl/post.wsdl}. */
@WebService(endpointInterface = "vn.postalgateway.soap.post.PostPort", targetNamespace = "urn:vn:public-postal:v1",
        serviceName = "PostService", portName = "PostPort")
class PostCounter implements PostPort {

    private final PostRegister register;

    PostCounter(PostRegister register) {
        this.register = register;
    }

    @Override
    public CreateOrderResponse createOrder(CreateOrder order) {
        CreateOrderResponse answer = new CreateOrderResponse();
        if (order.getWeightGrams() < 1 || order.getWeightGrams() > Grams.MAX) {
            answer.setResult(CreateResult.REJECTED);
            answer.setMessage("Khối lượng ngoài giới hạn nhận gửi");
            return answer;
        }
        PostRegister.Taken taken = register.take(order.getOrderReference(), (at, number, itemCode) ->
                new PostRecord.Created(at, number, order.getOrderReference(), itemCode, order.getDossierCode(),
                        order.getService().value(), order.getWeightGrams(),
                        Journeys.weigh(number, order.getWeightGrams()), order.getCollectVnd(),
                        Journeys.NOBODY_HOME.equals(order.getNote())));
        answer.setResult(taken.before() ? CreateResult.DUPLICATE : CreateResult.ACCEPTED);
        answer.setItemCode(taken.itemCode());
        return answer;
    }

    @Override
    public FindOrderResponse findOrder(FindOrder question) {
        Optional<PostItem> item = register.byReference(question.getOrderReference());
        FindOrderResponse answer = new FindOrderResponse();
        answer.setFound(item.isPresent());
        item.ifPresent(found -> {
            answer.setItemCode(found.created().itemCode());
            answer.setStatus(found.status());
        });
        return answer;
    }

    @Override
    public CancelOrderResponse cancelOrder(CancelOrder wish) {
        Optional<PostItem> item = register.byReference(wish.getOrderReference())
                .filter(i -> wish.getItemCode() == null || wish.getItemCode().equals(i.created().itemCode()));
        String refusal = item.isEmpty() ? "Không có đơn này"
                : item.get().isPickedUp() ? "Bưu gửi đã được nhận" : null;
        CancelOrderResponse answer = new CancelOrderResponse();
        answer.setResult(refusal == null ? CancelResult.CANCELLED : CancelResult.REFUSED);
        answer.setMessage(refusal);
        if (refusal == null && !item.get().isFinal()) {
            register.instruct(item.get(), "CANCEL");
        }
        return answer;
    }

    @Override
    public InstructDeliveryResponse instructDelivery(InstructDelivery wish) {
        Optional<PostItem> item = register.byReference(wish.getOrderReference());
        boolean accepted = item.isPresent() && register.instructOnce(item.get(), wish.getDecision().value());
        InstructDeliveryResponse answer = new InstructDeliveryResponse();
        answer.setResult(accepted ? InstructResult.ACCEPTED : InstructResult.REFUSED);
        answer.setMessage(accepted ? null : "Bưu gửi không ở trạng thái chờ chỉ dẫn");
        return answer;
    }

    @Override
    public GetTrackingResponse getTracking(GetTracking question) {
        GetTrackingResponse answer = new GetTrackingResponse();
        register.eventsOf(question.getItemCode()).stream().map(PostCounter::inSoap).forEach(answer.getEvent()::add);
        return answer;
    }

    private static Event inSoap(PostEvent ours) {
        Event event = new Event();
        event.setEventId(ours.eventId());
        event.setItemCode(ours.itemCode());
        event.setStatus(ours.status());
        event.setOccurredAt(ours.occurredAt().toString());
        event.setReason(ours.reason());
        event.setAttempt(ours.attempt());
        event.setWeightGrams(ours.weightGrams());
        event.setFacility(ours.facility());
        event.setCollectedVnd(ours.collectedVnd());
        return event;
    }
}
