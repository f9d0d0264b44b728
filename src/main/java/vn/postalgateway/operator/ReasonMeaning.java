package vn.postalgateway.operator;

/**
 * What an operator's reason for a failed pickup or delivery means.
 *
 * @param reason         a stable name such as {@code RECIPIENT_ABSENT}
 * @param attributableTo who answers for it
 */
public record ReasonMeaning(String reason, Attributable attributableTo) {

    /** Who answers for a failed attempt: it decides who bears what follows. */
    public enum Attributable { RECIPIENT, SENDER, POST, FORCE_MAJEURE }
}
