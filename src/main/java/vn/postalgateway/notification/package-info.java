/**
 * Thông báo: what partners and citizens are told about orders, and how it is retried.
 *
 * <p>Every change of an order stands in its partner's feed ({@link vn.postalgateway.notification.Feed}), numbered after
 * its commit by one sealer, so that no number is ever missing. A partner may read the feed, or have its changes sent to
 * an address of its own ({@link vn.postalgateway.notification.WebhookTargets},
 * {@link vn.postalgateway.notification.Notifications}): at least once, under an id that stays the same, in order for
 * each order. What cannot be told yet waits in the feed itself, so a partner that is away costs nothing.
 *
 * <p>A citizen who agreed to it is told by e-mail or short message how the item travels
 * ({@link vn.postalgateway.notification.Notices}): once, and only what is still true. Both ways out share when to try
 * again ({@link vn.postalgateway.notification.RetryPlan}) and where a call may go
 * ({@link vn.postalgateway.notification.Reach}).
 *
 * <p>Knows settlement and everything below it; known by console.
 */
package vn.postalgateway.notification;
