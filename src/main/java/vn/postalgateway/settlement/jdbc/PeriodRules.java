package vn.postalgateway.settlement.jdbc;

import vn.postalgateway.settlement.SettlementRefused;

/** Who may take which step of a period as it stands; asked when a step is wished for and again when it is taken. */
final class PeriodRules {

    private PeriodRules() {
    }

    static void mayBeSubmitted(PeriodStand stand) {
        if (stand.closed()) {
            throw SettlementRefused.conflict("period-not-open", "Kỳ đã được trình hoặc duyệt.",
                    "The period is " + stand.state() + " already.");
        }
    }

    /** @param contentSha256 what the approver has seen, or null for what was submitted */
    static void mayBeApproved(PeriodStand stand, String actor, String contentSha256) {
        if (!stand.state().equals("SUBMITTED")) {
            throw SettlementRefused.conflict("period-not-submitted", "Kỳ chưa được trình để duyệt.",
                    "The period is " + stand.state() + "; only a submitted one can be approved.");
        }
        refuseOwn(stand, actor);
        if (contentSha256 != null && !contentSha256.equals(stand.submission().contentSha256())) {
            throw contentDiffers();
        }
    }

    static void mayBeReopened(PeriodStand stand, String actor) {
        if (!stand.closed()) {
            throw SettlementRefused.conflict("period-open", "Kỳ đang mở.", "The period is open.");
        }
        refuseOwn(stand, actor);
    }

    static SettlementRefused contentDiffers() {
        return SettlementRefused.conflict("content-differs", "Nội dung không phải là nội dung đã trình.",
                "The content is not the one that was submitted; look at the period again.");
    }

    private static void refuseOwn(PeriodStand stand, String actor) {
        if (stand.submission().by().equals(actor)) {
            throw SettlementRefused.forbidden("own-submission", "Người trình không được tự duyệt hoặc mở lại kỳ.",
                    "Another person has to approve or reopen what you submitted.");
        }
    }
}
