/**
 * What we ask of a postal operator (doanh nghiệp bưu chính), what it can answer, and what it is like: messages only.
 * Each operator's own words stay in its adapter below this package. It knows money and weight of tariff; contracts,
 * orders, tracking and everything above know it.
 */
package vn.postalgateway.operator;
