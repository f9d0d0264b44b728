package vn.postalgateway.partner;

/** Somebody who has proved who they are: a one-stop system, an operator or a member of staff. */
public record Partner(String partnerId, Scope scope) {
}
