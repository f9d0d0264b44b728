package vn.postalgateway.platform.invariant;

import java.util.List;

/** The invariants of one feature. */
public interface Invariants {

    List<Invariant> list();
}
