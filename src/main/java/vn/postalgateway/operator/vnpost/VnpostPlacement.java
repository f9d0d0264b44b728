package vn.postalgateway.operator.vnpost;

import java.util.List;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.soap.post.CreateOrder;
import vn.postalgateway.soap.post.CreateOrderResponse;
import vn.postalgateway.soap.post.CreateResult;
import vn.postalgateway.soap.post.Party;
import vn.postalgateway.soap.post.Service;

/** Asks the post to take an order, and reads what became of it; the steps of the route {@code vnpost-order-place}. */
class VnpostPlacement {

    private final OperatorProfiles profiles;
    private final CallJudge failures;

    VnpostPlacement(OperatorProfiles profiles, CallJudge failures) {
        this.profiles = profiles;
        this.failures = failures;
    }

    /** Puts our request into the post's words. */
    public CreateOrder ask(PlacementRequest request) {
        CreateOrder order = new CreateOrder();
        order.setCustomerCode(profiles.byId(request.operator()).orElseThrow().customerCode());
        order.setOrderReference(request.orderReference());
        order.setDossierCode(String.join(" ", request.dossierCodes()));
        order.setService(Service.fromValue(request.service().name()));
        order.setWeightGrams(request.weight().value());
        order.setCollectVnd(request.collect().amount());
        order.setSender(party(request.sender()));
        order.setRecipient(party(request.recipient()));
        order.setNote(request.note());
        return order;
    }

    /** Reads an answer; one that does not say clearly what became of the order leaves it in doubt. */
    public PlacementOutcome read(List<?> answer, PlacementRequest request) {
        if (answer == null || answer.size() != 1 || !(answer.get(0) instanceof CreateOrderResponse response)) {
            return new PlacementOutcome.InDoubt("the post answered with something else");
        }
        CreateResult result = response.getResult();
        if (result == CreateResult.REJECTED) {
            return new PlacementOutcome.Rejected(PostWords.withoutPersonalData(response.getMessage(), request));
        }
        if (result == null) {
            return new PlacementOutcome.InDoubt("the post's answer names no result");
        }
        String code = response.getItemCode() == null ? null : response.getItemCode().strip();
        return ItemCode.isValid(code) ? new PlacementOutcome.Accepted(code)
                : new PlacementOutcome.InDoubt("the post answered " + result + " without a valid item code");
    }

    /** Says what a failed call means. */
    public PlacementOutcome fail(Exception failure) {
        CallFailure meaning = failures.judge(failure);
        return meaning.notSent() ? new PlacementOutcome.NotSent(meaning.reason(), meaning.retryAfter())
                : new PlacementOutcome.InDoubt(meaning.reason());
    }

    private static Party party(PostalParty ours) {
        Party party = new Party();
        party.setName(ours.name());
        party.setPhone(ours.phone());
        party.setAddress(ours.address());
        party.setCommuneCode(ours.communeCode());
        party.setProvinceCode(ours.provinceCode());
        return party;
    }
}
