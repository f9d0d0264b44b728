package vn.postalgateway.settlement;

/** Numbers and chains journals after they were committed; one sealer at a time, whatever gateway it runs in. */
public interface LedgerSealing {

    /** Seals whatever is not sealed yet; does nothing if another sealer is at work. */
    void seal();
}
