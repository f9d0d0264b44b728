package vn.postalgateway.operator.vnpost;

import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.OperatorWords;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.platform.call.CallFailure;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.soap.post.CreateOrder;
import vn.postalgateway.soap.post.CreateOrderResponse;
import vn.postalgateway.soap.post.CreateResult;
import vn.postalgateway.soap.post.Party;
import vn.postalgateway.soap.post.Service;

/** Asks the post to take an order, and reads what became of it. */
class VnpostPlacement implements OperatorQuestion<PlacementRequest, PlacementOutcome> {

    private final OperatorProfiles profiles;
    private final CallJudge failures;

    VnpostPlacement(OperatorProfiles profiles, CallJudge failures) {
        this.profiles = profiles;
        this.failures = failures;
    }

    @Override
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

    /** An answer that does not say clearly what became of the order leaves it in doubt. */
    @Override
    public PlacementOutcome read(Object said, PlacementRequest request) {
        if (!(SoapAnswer.of(said) instanceof CreateOrderResponse response)) {
            return new PlacementOutcome.InDoubt("the post answered with something else");
        }
        CreateResult result = response.getResult();
        if (result == CreateResult.REJECTED) {
            return new PlacementOutcome.Rejected(OperatorWords.withoutPersonalData(response.getMessage(), request));
        }
        if (result == null) {
            return new PlacementOutcome.InDoubt("the post's answer names no result");
        }
        String code = response.getItemCode() == null ? null : response.getItemCode().strip();
        return ItemCode.isValid(code) ? new PlacementOutcome.Accepted(code)
                : new PlacementOutcome.InDoubt("the post answered " + result + " without a valid item code");
    }

    @Override
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
