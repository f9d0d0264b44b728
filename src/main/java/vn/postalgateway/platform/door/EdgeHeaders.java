package vn.postalgateway.platform.door;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Nothing that came with a request becomes a message header, in any spelling: an allow-list that is empty. Doors read
 * the request itself. Outwards everything goes but Camel's own, and how the body is cut up, which is the web
 * server's.
 */
public class EdgeHeaders implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel") || lower.equals("transfer-encoding");
    }
}
