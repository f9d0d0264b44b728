/**
 * The cellar of the house: what the gateway stands on rather than what it is about. It starts the process, keeps its
 * home folder, its database and its broker, and holds the cross-cutting Spring and Camel code. It knows
 * {@code partner} only; technology sub-packages of all features may use it, no feature root does.
 */
package vn.postalgateway.platform;
