package vn.postalgateway.conformance;

/**
 * One promise of the gateway and the way that shows it.
 *
 * @param name    short, for the report's reader
 * @param promise one sentence
 */
public record Journey(String name, String promise, Way way) {

    /** What is done and expected, step by step. */
    public interface Way {

        void walk(Steps steps);
    }
}
