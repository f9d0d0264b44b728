package vn.postalgateway.order.simulation;

import vn.postalgateway.operator.DoubtClass;

/** Rules that somebody might break some day. The simulation plays each break and has to find it. */
enum RuleBreak {
    SKIP_THE_ATTEMPT_ROW(DoubtClass.C),
    RETRY_ON_READ_TIMEOUT(DoubtClass.B),
    TRUST_THE_FIRST_NOT_FOUND(DoubtClass.B),
    ACKNOWLEDGE_BEFORE_THE_COMMIT(DoubtClass.A),
    SEND_WITHOUT_LOOKING_AT_THE_LEASE(DoubtClass.B),
    TAKE_A_CRASH_FOR_NOT_SENT(DoubtClass.C),
    CLEAR_A_DOUBT_WITH_THE_PROOF_OF_AN_OLDER_ONE(DoubtClass.B),
    LET_RECOVERY_DOUBT_WHAT_WAS_SURELY_NOT_SENT(DoubtClass.B),
    SEND_CLASS_C_AGAIN(DoubtClass.C),
    LET_THE_CLIENT_RESEND_A_CUT_CALL(DoubtClass.B),
    CANCEL_WHAT_IS_IN_DOUBT(DoubtClass.B),
    LEAVE_A_SECOND_ITEM_ALONE(DoubtClass.B);

    /** Of an operator at which it does harm. */
    final DoubtClass doubtClass;

    RuleBreak(DoubtClass doubtClass) {
        this.doubtClass = doubtClass;
    }
}
