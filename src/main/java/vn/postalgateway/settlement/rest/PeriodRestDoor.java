package vn.postalgateway.settlement.rest;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.settlement.LedgerSealing;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.PeriodView;

/** {@code /api/v1/contracts/{contract}/periods/{period}}: one month, from open to approved. */
public class PeriodRestDoor {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodRestDoor.class);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_REASON = 2_000;

    private final PeriodClosing closing;
    private final LedgerSealing sealing;
    private final Contracts contracts;

    public PeriodRestDoor(PeriodClosing closing, LedgerSealing sealing, Contracts contracts) {
        this.closing = closing;
        this.sealing = sealing;
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
        return answer(call, Refusal.told(call, () -> closing.submit(contract, month, call.caller().partnerId())));
    }

    public Answer approve(HttpCall call) {
        String seen = call.body().length == 0 ? null : contentHash(call);
        String contract = contract(call);
        YearMonth month = month(call);
        PeriodView approved = Refusal.told(call, () -> closing.approve(contract, month, call.caller().partnerId(),
                seen));
        seal();
        return answer(call, approved);
    }

    // The approval stands, sealed or not: what fails here is sealed a moment later.
    private void seal() {
        try {
            sealing.seal();
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("The ledger is not sealed yet; it will be tried again: {}", later.getClass().getSimpleName());
        }
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
