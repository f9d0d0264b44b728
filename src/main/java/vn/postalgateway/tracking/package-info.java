/**
 * What the post tells about its items: every event is kept, and an order's movement is a pure function of its event
 * set, so the order of arrival, doubling and splitting cannot matter. Knows the operator's status map, contracts'
 * pricing and delivery orders; known by reconciliation, notification, report and console.
 */
package vn.postalgateway.tracking;
