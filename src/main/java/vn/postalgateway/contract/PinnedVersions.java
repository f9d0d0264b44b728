package vn.postalgateway.contract;

import java.util.List;

/** Keeps the versions that have priced an order, for ever. */
public interface PinnedVersions {

    /**
     * Keeps a version and the moment of its first use, inside the caller's transaction if there is one; keeping the
     * same again changes nothing and is cheap.
     *
     * @throws ChangedVersion if it was kept with another fingerprint
     */
    void keep(PricedVersion version);

    List<PricedVersion> all();

    /** A version says something else than when it priced its first order: no order may be priced by it. */
    class ChangedVersion extends RuntimeException {

        public ChangedVersion(PricedVersion version) {
            super(version.kind() + " " + version.version() + " has priced orders with other content");
        }
    }
}
