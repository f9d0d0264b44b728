package vn.postalgateway.operator;

/** What can be done about an order of which it is not known whether the operator took it. */
public enum DoubtClass {
    /** Creating again under the same reference is harmless. */
    A,
    /** The operator can be asked by our reference. */
    B,
    /** Neither: a person decides. */
    C
}
