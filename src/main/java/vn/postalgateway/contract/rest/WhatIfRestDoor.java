package vn.postalgateway.contract.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.PricedItems;
import vn.postalgateway.contract.PricedItems.Counted;
import vn.postalgateway.contract.WhatIf;
import vn.postalgateway.contract.WhatIf.Alternative;
import vn.postalgateway.contract.WhatIf.Sums;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;

/**
 * {@code POST /api/v1/contracts/{contract}/what-if}: what a month, or a list of items, would have cost under another
 * sheet or contract, and what makes the difference; nothing is stored.
 */
@Component("whatIfRestDoor")
public class WhatIfRestDoor {

    private static final int MOST_ITEMS = 1_000;

    private final WhatIf whatIf;
    private final PricedItems items;
    private final Contracts contracts;
    private final Clock clock;

    public WhatIfRestDoor(WhatIf whatIf, PricedItems items, Contracts contracts, Clock clock) {
        this.whatIf = whatIf;
        this.items = items;
        this.contracts = contracts;
        this.clock = clock;
    }

    public Answer ask(HttpCall call) {
        String contract = call.pathValue("contract");
        if (contracts.all().stream().noneMatch(each -> each.id().equals(contract))) {
            throw Problem.notFound("contract");
        }
        LocalDate today = VietnamTime.dayOf(clock.instant());
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        Alternative alternative = new Alternative(in.optionalText("tariff", 64), in.optionalText("underContract", 64));
        YearMonth period = in.optionalParsed("period", "a month such as 2026-10", YearMonth::parse);
        List<PriceQuestion> list = in.objects("items", 0, MOST_ITEMS,
            item -> QuoteReader.item(item, faults, contract, today));
        in.refuseUnknown();
        if (faults.isEmpty() && (period == null) == list.isEmpty()) {
            in.fault("period", "or items must be given, not both");
        }
        faults.addAll(whatIf.faults(alternative));
        Problem.refuseIfAny(faults);
        List<Counted> asked = period == null ? list.stream().map(each -> new Counted(each, 1)).toList()
            : items.billableIn(contract, period);
        return Answer.ok(json(whatIf.ask(asked, alternative)));
    }

    private static Map<String, Object> json(WhatIf.Answered answered) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", answered.items());
        json.put("notPriced", answered.notPriced());
        json.put("now", sums(answered.now()));
        json.put("then", sums(answered.then()));
        json.put("differences", answered.differences().entrySet().stream().map(each -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("cause", each.getKey());
            one.putAll(sums(each.getValue()));
            return one;
        }).toList());
        return json;
    }

    private static Map<String, Object> sums(Sums sums) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tariffVnd", sums.tariff().amount());
        json.put("citizenChargeVnd", sums.citizen().amount());
        json.put("subsidyVnd", sums.budget().amount());
        json.put("postDiscountVnd", sums.post().amount());
        json.put("owedVnd", sums.owed().amount());
        return json;
    }
}
