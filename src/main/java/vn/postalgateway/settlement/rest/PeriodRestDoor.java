package vn.postalgateway.settlement.rest;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.PeriodView;

/** {@code /api/v1/contracts/{contract}/periods/{period}}: one month, from open to approved. */
public class PeriodRestDoor {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_REASON = 2_000;

    private final PeriodClosing closing;
    private final Contracts contracts;

    public PeriodRestDoor(PeriodClosing closing, Contracts contracts) {
        this.closing = closing;
        this.contracts = contracts;
    }

    public Answer show(HttpCall call) {
        return answer(call, closing.show(contract(call), month(call)));
    }

    public Answer submit(HttpCall call) {
        if (call.body().length > 0) {
            List<FieldFault> faults = new ArrayList<>();
            FieldReader.of(StrictJson.read(call.body()), faults).refuseUnknown();
            refuse(faults);
        }
        String contract = contract(call);
        YearMonth month = month(call);
        return answer(call, Refusal.told(call, () -> closing.submit(contract, month, call.caller().partnerId())));
    }

    public Answer approve(HttpCall call) {
        String seen = call.body().length == 0 ? null : contentHash(call);
        String contract = contract(call);
        YearMonth month = month(call);
        return answer(call, Refusal.told(call, () -> closing.approve(contract, month, call.caller().partnerId(),
                seen)));
    }

    private static String contentHash(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        String hash = in.optionalText("contentSha256", SHA256, "64 hexadecimal digits");
        in.refuseUnknown();
        refuse(faults);
        return hash;
    }

    public Answer reopen(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        String reason = in.text("reason", 1, LONGEST_REASON);
        in.refuseUnknown();
        refuse(faults);
        String contract = contract(call);
        YearMonth month = month(call);
        return answer(call, Refusal.told(call, () -> closing.reopen(contract, month, call.caller().partnerId(),
                reason)));
    }

    private static Answer answer(HttpCall call, PeriodView view) {
        return Answer.ok(PeriodAnswer.of(view, call.caller().explanationLanguage()));
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.wrongFields(faults);
        }
    }

    private String contract(HttpCall call) {
        String contract = call.pathValue("contract");
        if (contracts.all().stream().noneMatch(c -> c.id().equals(contract))) {
            throw Problem.notFound("contract");
        }
        return contract;
    }

    private static YearMonth month(HttpCall call) {
        String text = call.pathValue("period");
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException noSuchMonth) {
            throw wrongPeriod();
        }
        throw wrongPeriod();
    }

    private static Problem wrongPeriod() {
        return Problem.wrongFields(List.of(new FieldFault("/period", "must be a month such as 2026-10")));
    }
}
