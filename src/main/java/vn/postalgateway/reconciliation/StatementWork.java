package vn.postalgateway.reconciliation;

/** The work that statements wait for: reading, matching, publishing. Any number of gateways may do it together. */
public interface StatementWork {

    /** Works until nothing waits. */
    void work();

    /** One stage of one statement; false if nothing waits that nobody else works on. */
    boolean workOnce();
}
