package vn.postalgateway.contract.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.Handling;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;

/** {@code GET /api/v1/contracts/{contract}}: the version in force today, and what it says beside prices. */
@Component("contractRestDoor")
public class ContractRestDoor {

    private final Contracts contracts;
    private final DeliveryTerms terms;
    private final Clock clock;

    public ContractRestDoor(Contracts contracts, DeliveryTerms terms, Clock clock) {
        this.contracts = contracts;
        this.terms = terms;
        this.clock = clock;
    }

    public Answer show(HttpCall call) {
        call.query().keySet().stream().findFirst().ifPresent(name -> {
            throw Problem.wrongFields(List.of(new FieldFault("/" + name, "is not a parameter here")));
        });
        LocalDate today = VietnamTime.dayOf(clock.instant());
        return Answer.ok(json(contracts.inForce(call.pathValue("contract"), today)
            .orElseThrow(() -> Problem.notFound("contract"))));
    }

    private Map<String, Object> json(Contract contract) {
        Handling handling = terms.handling(contract);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("contract", contract.id());
        json.put("version", contract.version());
        json.put("name", contract.name());
        json.put("operator", contract.operator());
        json.put("payingParty", contract.payingParty());
        json.put("graceWorkingDays", contract.graceWorkingDays());
        json.put("dueDays", handling.dueDays());
        json.put("attempts", handling.attempts());
        json.put("holdDays", handling.holdDays());
        json.put("yearBudgetVnd", contract.budget() == null ? null : contract.budget().year().amount());
        json.put("whenSpent", contract.budget() == null ? null : contract.budget().whenSpent());
        return json;
    }
}
