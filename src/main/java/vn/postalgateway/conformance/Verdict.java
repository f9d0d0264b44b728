package vn.postalgateway.conformance;

/** What a journey came to. */
public enum Verdict {

    KEPT("kept"),
    BROKEN("BROKEN"),
    /** Something outside the promise stood in the way, so that nothing can be said about it. */
    NOT_SHOWN("not shown");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
