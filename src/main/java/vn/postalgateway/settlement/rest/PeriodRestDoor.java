package vn.postalgateway.settlement.rest;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.settlement.ClosingTask;
import vn.postalgateway.settlement.ClosingWork;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.settlement.SettlementRefused;

/** {@code /api/v1/contracts/{contract}/periods/{period}}: one month, from open to approved. */
public class PeriodRestDoor {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_REASON = 2_000;
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final PeriodClosing closing;
    private final ClosingWork work;
    private final Duration patience;
    private final Contracts contracts;

    /** @param patience how long a caller waits for a closing step; after that it is told to look again */
    public PeriodRestDoor(PeriodClosing closing, ClosingWork work, Duration patience, Contracts contracts) {
        this.closing = closing;
        this.work = work;
        this.patience = patience;
        this.contracts = contracts;
    }

    public Answer show(HttpCall call) {
        return answer(call, closing.show(contract(call), month(call)));
    }

    public Answer submit(HttpCall call) {
        if (call.body().length > 0) {
            List<FieldFault> faults = new ArrayList<>();
            FieldReader.of(StrictJson.read(call.body()), faults).refuseUnknown();
            Problem.refuseIfAny(faults);
        }
        String contract = contract(call);
        YearMonth month = month(call);
        return finished(call, Refusal.told(call, () -> work.submit(contract, month, call.caller().partnerId())));
    }

    public Answer approve(HttpCall call) {
        String seen = call.body().length == 0 ? null : contentHash(call);
        String contract = contract(call);
        YearMonth month = month(call);
        return finished(call, Refusal.told(call, () -> work.approve(contract, month, call.caller().partnerId(), seen)));
    }

    // Small months are done while the caller waits; for a large one the caller looks again.
    private Answer finished(HttpCall call, ClosingTask asked) {
        long deadline = System.nanoTime() + patience.toNanos();
        ClosingTask task = asked;
        while (!task.state().isFinal() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(GLANCE.toNanos());
            task = work.task(asked.number());
        }
        PeriodView view = closing.show(contract(call), month(call));
        if (task.refusal() != null) {
            throw Refusal.problem(call, SettlementRefused.of(task.refusal(), view.blocking()));
        }
        return Answer.json(task.state().isFinal() ? 200 : 202,
                PeriodAnswer.of(view, call.caller().explanationLanguage()));
    }

    private static String contentHash(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        String hash = in.optionalText("contentSha256", SHA256, "64 hexadecimal digits");
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        return hash;
    }

    public Answer reopen(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        String reason = in.text("reason", 1, LONGEST_REASON);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        String contract = contract(call);
        YearMonth month = month(call);
        return answer(call, Refusal.told(call, () -> closing.reopen(contract, month, call.caller().partnerId(),
                reason)));
    }

    private static Answer answer(HttpCall call, PeriodView view) {
        return Answer.ok(PeriodAnswer.of(view, call.caller().explanationLanguage()));
    }

    private String contract(HttpCall call) {
        return PeriodPath.contract(call, contracts);
    }

    private static YearMonth month(HttpCall call) {
        return PeriodPath.month(call);
    }
}
