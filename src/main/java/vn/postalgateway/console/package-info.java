/**
 * What people see of the gateway: the demonstration's home page and, later, pages for finance, support and
 * administrators.
 *
 * <p>Reads only. It knows the roots of all features and asks one port of its own,
 * {@link vn.postalgateway.console.Overview}, for everything that a page shows at one moment; nobody imports the
 * console. Nothing here ever carries a name, a phone
 * number, an address or an e-mail address.
 */
package vn.postalgateway.console;
