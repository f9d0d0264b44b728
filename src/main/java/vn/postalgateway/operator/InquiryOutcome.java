package vn.postalgateway.operator;

/** What an operator said when asked by our reference; its find route always answers one of these. */
public sealed interface InquiryOutcome {

    record Found(String itemCode, String status) implements InquiryOutcome { }

    /** Said so explicitly. No proof before the operator's settling time has passed. */
    record NotFound() implements InquiryOutcome { }

    /** No answer, or none that can be read. */
    record Unanswered(String reason) implements InquiryOutcome { }
}
