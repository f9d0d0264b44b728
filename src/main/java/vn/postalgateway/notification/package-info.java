/**
 * Thông báo: what partners are told about their orders, and how it is retried.
 *
 * <p>Every change of an order stands in its partner's feed ({@link vn.postalgateway.notification.Feed}), numbered after
 * its commit by one sealer, so that no number is ever missing. A partner may read the feed, or have its changes sent to
 * an address of its own ({@link vn.postalgateway.notification.WebhookTargets},
 * {@link vn.postalgateway.notification.Notifications}): at least once, under an id that stays the same, in order for
 * each order. What cannot be told yet waits in the feed itself, so a partner that is away costs nothing.
 *
 * <p>Knows settlement and everything below it; known by console.
 */
package vn.postalgateway.notification;
