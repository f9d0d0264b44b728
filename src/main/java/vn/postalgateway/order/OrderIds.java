package vn.postalgateway.order;

/** Makes identifiers of orders: {@code ord_} + ULID, so that they sort by their time of intake. */
public interface OrderIds {

    String next();
}
