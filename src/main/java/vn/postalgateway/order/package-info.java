/**
 * Delivery orders (yêu cầu nhận gửi, chuyển trả): taking a one-stop system's request in once, pricing it, and placing
 * it with its postal operator at most once. Knows contracts, operators and what stands below them; tracking and
 * reconciliation know it and write their projections through {@link vn.postalgateway.order.DeliveryOrders}.
 */
package vn.postalgateway.order;
