package vn.postalgateway.partner;

/** What a caller may do; a token carries exactly one. */
public enum Scope {
    /** One-stop systems: their own orders. */
    ORDERS,
    /** Postal operators: events of their own items. */
    TRACKING,
    /** Finance clerk: import, resolve, submit. */
    FINANCE_CLERK,
    /** Finance approver: approve or reopen what another person submitted. */
    FINANCE_APPROVER,
    /** Support: search masked, retry or park. */
    SUPPORT,
    /** Administrator: partners and tokens; no finance. */
    ADMIN
}
