package vn.postalgateway.operator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How an operator writes the times of its events, and what it can mean at all.
 *
 * @param forms the forms it may use; fractions of a second may have any length in each
 * @param ahead how far an event may lie in our future: its clock may run ahead of ours, or it wrote a local time as
 *              UTC. What lies further ahead is no time that can be: kept, flagged, and without effect.
 */
public record EventTimes(Set<Form> forms, Duration ahead) {

    /** How a time can be written. A form without a zone is Vietnam's time. */
    public enum Form {
        /** {@code 2026-10-05T14:00:00+07:00} or with {@code Z} */
        ISO_WITH_ZONE,
        /** {@code 2026-10-05T14:00:00} */
        ISO_LOCAL,
        /** {@code 05/10/2026 14:00:00} */
        DAY_FIRST
    }

    /** Every form, and a day ahead. */
    public static final EventTimes LENIENT = new EventTimes(EnumSet.allOf(Form.class), Duration.ofDays(1));

    public EventTimes {
        forms = Set.copyOf(forms);
        if (forms.isEmpty() || ahead.isNegative()) {
            throw new IllegalArgumentException("times need a form, and no negative duration ahead");
        }
    }
}
