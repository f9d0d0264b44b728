/**
 * Who may call the gateway and what for: one-stop systems, postal operators, staff. It knows nobody; everybody who
 * has to ask who is calling knows it.
 */
package vn.postalgateway.partner;
