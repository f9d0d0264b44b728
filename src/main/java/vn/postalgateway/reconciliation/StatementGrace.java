package vn.postalgateway.reconciliation;

/** Watches the days of grace in which the post may still bill what its statement left out. */
public interface StatementGrace {

    /**
     * Turns EXPECTED into NOT_ON_STATEMENT on the newest statement of each open period whose days of grace are over.
     * Money does not move by it: what is owed stays owed. Any number of gateways may do it together.
     *
     * @return how many results it turned
     */
    int pass();
}
