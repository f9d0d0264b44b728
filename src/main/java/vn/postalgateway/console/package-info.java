/**
 * What people see and do: the demonstration's home page, and pages for finance, support and administrators.
 *
 * <p>It knows the roots of all features and acts through their ports only; its own ports read what a page shows at one
 * moment, and keep the people who may sign in. Nobody imports the console. What it reads carries no name, phone number,
 * address or e-mail address, except through {@link vn.postalgateway.console.PersonalAccess}, which masks and records.
 */
package vn.postalgateway.console;
