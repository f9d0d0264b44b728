package vn.postalgateway.settlement.rest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.settlement.CollectedFees;
import vn.postalgateway.settlement.LedgerBalances;
import vn.postalgateway.settlement.LedgerVerification;
import vn.postalgateway.tariff.Vnd;

/** The ledger for finance clients: whether it is intact, what a period comes to, which fees the post owes. */
public class LedgerRestDoor {

    private static final long MOST_VND = 1_000_000_000_000L;
    private static final int LONGEST_REFERENCE = 200;

    private final LedgerVerification verification;
    private final LedgerBalances balances;
    private final CollectedFees fees;
    private final Contracts contracts;

    public LedgerRestDoor(LedgerVerification verification, LedgerBalances balances, CollectedFees fees,
                          Contracts contracts) {
        this.verification = verification;
        this.balances = balances;
        this.fees = fees;
        this.contracts = contracts;
    }

    public Answer verify(HttpCall call) {
        return Answer.ok(LedgerAnswer.of(verification.verify(), call.caller().explanationLanguage()));
    }

    public Answer period(HttpCall call) {
        return Answer.ok(LedgerAnswer.of(balances.of(PeriodPath.contract(call, contracts), PeriodPath.month(call))));
    }

    public Answer fees(HttpCall call) {
        return Answer.ok(LedgerAnswer.of(fees.balance(PeriodPath.contract(call, contracts))));
    }

    public Answer handovers(HttpCall call) {
        return Answer.ok(LedgerAnswer.of(fees.handovers(PeriodPath.contract(call, contracts),
                PeriodPath.month(call))));
    }

    public Answer recordHandover(HttpCall call) {
        String contract = PeriodPath.contract(call, contracts);
        YearMonth period = PeriodPath.month(call);
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        Long vnd = in.required("vnd", in.optionalWhole("vnd", -MOST_VND, MOST_VND));
        LocalDate receivedOn = in.required("receivedOn",
                in.optionalParsed("receivedOn", "a date yyyy-MM-dd", LocalDate::parse));
        String reference = in.text("reference", 1, LONGEST_REFERENCE);
        in.refuseUnknown();
        if (vnd != null && vnd == 0) {
            in.fault("vnd", "must not be 0");
        }
        Problem.refuseIfAny(faults);
        return Answer.json(201, LedgerAnswer.of(Refusal.told(call, () -> fees.record(contract, period, Vnd.of(vnd),
                receivedOn, reference, call.caller().partnerId()))));
    }
}
