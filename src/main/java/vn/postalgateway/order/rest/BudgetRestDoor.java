package vn.postalgateway.order.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.order.BudgetAlarms;
import vn.postalgateway.order.BudgetStand;
import vn.postalgateway.order.BudgetUse;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;

/** {@code GET /api/v1/contracts/{contract}/budget}: what is left of a year's budget, and where it is heading. */
public class BudgetRestDoor {

    private static final String YEAR = "20[0-9]{2}";

    private final BudgetUse use;
    private final BudgetAlarms alarms;
    private final Contracts contracts;
    private final Clock clock;

    public BudgetRestDoor(BudgetUse use, BudgetAlarms alarms, Contracts contracts, Clock clock) {
        this.use = use;
        this.alarms = alarms;
        this.contracts = contracts;
        this.clock = clock;
    }

    public Answer show(HttpCall call) {
        String contract = call.pathValue("contract");
        LocalDate today = VietnamTime.dayOf(clock.instant());
        int year = year(call, today);
        LocalDate asOf = today.getYear() == year ? today : LocalDate.of(year, 12, 31);
        Contract terms = contracts.inForce(contract, asOf).filter(found -> found.budget() != null)
                .orElseThrow(() -> Problem.notFound("budget"));
        return Answer.ok(json(contract, year,
                BudgetStand.on(today, year, terms, contracts, use.of(contract, year))));
    }

    private static int year(HttpCall call, LocalDate today) {
        call.query().keySet().stream().filter(name -> !name.equals("year")).findFirst().ifPresent(name -> {
            throw Problem.wrongFields(List.of(new FieldFault("/" + name, "is not a parameter here")));
        });
        return call.query("year").map(text -> {
            if (!text.matches(YEAR)) {
                throw Problem.wrongFields(List.of(new FieldFault("/year", "must be a year such as 2026")));
            }
            return Integer.valueOf(text);
        }).orElse(today.getYear());
    }

    private Map<String, Object> json(String contract, int year, BudgetStand stand) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("contract", contract);
        json.put("year", year);
        json.put("budgetVnd", stand.budget().year().amount());
        json.put("warnAtPercent", stand.budget().warnAtPercent());
        json.put("whenSpent", stand.budget().whenSpent());
        json.put("reservedVnd", stand.used().reserved().amount());
        json.put("consumedVnd", stand.used().consumed().amount());
        json.put("leftVnd", stand.left().amount());
        json.put("forecastVnd", stand.forecast().amount());
        json.put("stand", stand.stand());
        json.put("warningAt", raisedAt(contract, year, Budget.Stand.WARNING, stand.budget()));
        json.put("spentAt", raisedAt(contract, year, Budget.Stand.SPENT, stand.budget()));
        return json;
    }

    private OffsetDateTime raisedAt(String contract, int year, Budget.Stand level, Budget budget) {
        return alarms.raisedAt(contract, year, level, budget).map(VietnamTime::withOffset).orElse(null);
    }
}
