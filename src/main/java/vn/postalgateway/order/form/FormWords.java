package vn.postalgateway.order.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;

/** Says in the words of the form what is wrong with the order that it stands for. */
final class FormWords {

    private static final Map<String, String> PARTS = Map.of("name", "Name", "phone", "Tel", "address", "Address",
            "provinceCode", "Province", "communeCode", "District");
    private static final Map<String, String> REFUSALS = Map.of(
            "request-id-reused", "OrderNumber was sent before in a form with other contents; that one stands "
                    + "unchanged, and nothing of this one was taken",
            "dossier-already-under-way", "OrderNumber is on its way already by an order of another interface; "
                    + "nothing was taken",
            "request-in-flight", "the same form is being taken in at this moment; send it again");

    private FormWords() {
    }

    /** @param before what was wrong with the form itself; of one field it says more than what follows from it */
    static Problem of(Problem problem, List<FieldFault> before) {
        if (REFUSALS.containsKey(problem.code())) {
            return Problem.of(problem.status(), problem.code(), REFUSALS.get(problem.code()));
        }
        if (problem.faults().isEmpty()) {
            return problem;
        }
        Map<String, FieldFault> byField = new LinkedHashMap<>();
        before.forEach(fault -> byField.putIfAbsent(fault.pointer(), fault));
        problem.faults().forEach(fault -> {
            String field = before.contains(fault) ? fault.pointer() : "/" + field(fault.pointer());
            byField.putIfAbsent(field, new FieldFault(field, fault.detail()));
        });
        return Problem.wrongFields(new ArrayList<>(byField.values()));
    }

    // What no field of the form says comes with the CustomerCode.
    private static String field(String pointer) {
        String[] steps = pointer.substring(1).split("/");
        return switch (steps[0]) {
            case "requestId", "dossiers" -> "OrderNumber";
            case "collectFees" -> "CODAmount";
            case "itemCode" -> "ItemCode";
            case "notices" -> "the citizen's Email";
            case "sender" -> "Sender" + PARTS.getOrDefault(steps[steps.length - 1], "");
            case "recipient" -> "Receiver" + PARTS.getOrDefault(steps[steps.length - 1], "");
            default -> "CustomerCode";
        };
    }
}
