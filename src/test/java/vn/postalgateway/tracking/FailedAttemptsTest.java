package vn.postalgateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.EventSample.after;
import static vn.postalgateway.tracking.EventSample.failed;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.operator.ReasonMeaning.Attributable;

class FailedAttemptsTest {

    private static final ReasonMeaning ABSENT = new ReasonMeaning("RECIPIENT_ABSENT", Attributable.RECIPIENT);
    private static final ReasonMeaning LATE = new ReasonMeaning("POST_LATE", Attributable.POST);
    private static final ReasonMeaning STORM = new ReasonMeaning("DISASTER", Attributable.FORCE_MAJEURE);
    private static final ReasonMeaning WRONG_ADDRESS = new ReasonMeaning("WRONG_ADDRESS", Attributable.SENDER);
    private static final ReasonMeaning REFUSED = new ReasonMeaning("RECIPIENT_REFUSED", Attributable.RECIPIENT);

    @Test
    void countOneForEachEventThatNamesNoNumber() {
        FailedAttempts failed = of(failed("e2", 20, null, null), failed("e1", 10, null, ABSENT));

        assertThat(failed.count()).isEqualTo(2);
        assertThat(failed.attempts()).extracting(FailedAttempts.Attempt::eventId).containsExactly("e1", "e2");
    }

    @Test
    void areOneAttemptWhereSeveralEventsTellTheSameNumber() {
        FailedAttempts failed = of(failed("e2", 12, 1, ABSENT), failed("e1", 10, 1, null), failed("e3", 15, 1, null));

        assertThat(failed.attempts())
                .containsExactly(new FailedAttempts.Attempt(after(10), "e1", 1, ABSENT));
    }

    @Test
    void takeTheReasonThatWasToldLast() {
        FailedAttempts failed = of(failed("e1", 10, 1, ABSENT), failed("e2", 20, 1, WRONG_ADDRESS));

        assertThat(failed.last()).map(FailedAttempts.Attempt::reason).contains(WRONG_ADDRESS);
    }

    @Test
    void doNotUseUpTheRecipientsAttemptsWhereThePostOrForceMajeureMadeThemFail() {
        FailedAttempts failed = of(failed("e1", 10, 1, LATE), failed("e2", 20, 2, STORM), failed("e3", 30, 3, ABSENT),
                failed("e4", 40, 4, WRONG_ADDRESS), failed("e5", 50, 5, null));

        assertThat(failed.count()).isEqualTo(5);
        assertThat(failed.used()).isEqualTo(3);
    }

    @Test
    void arePointlessToGoOnWithWhereTheRecipientRefusedOrOnlyTheSenderCanMendIt() {
        assertThat(of(failed("e1", 10, 1, ABSENT)).isFurtherTryPointless()).isFalse();
        assertThat(of(failed("e1", 10, 1, REFUSED)).isFurtherTryPointless()).isTrue();
        assertThat(of(failed("e1", 10, 1, WRONG_ADDRESS)).isFurtherTryPointless()).isTrue();
        assertThat(of(failed("e1", 10, 1, WRONG_ADDRESS), failed("e2", 20, 2, ABSENT)).isFurtherTryPointless())
                .isFalse();
        assertThat(of().isFurtherTryPointless()).isFalse();
    }

    private static FailedAttempts of(TrackedEvent... failures) {
        return FailedAttempts.of(List.of(failures));
    }
}
