package vn.postalgateway.operator.vnpost;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** No header of a route goes out to the post, and none of the post's answer comes into a route. */
class AllHeadersStayHere implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToCamelHeaders(String headerName, Object headerValue, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String headerName, Object headerValue, Exchange exchange) {
        return true;
    }
}
