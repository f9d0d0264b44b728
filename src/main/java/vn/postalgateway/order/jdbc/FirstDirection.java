package vn.postalgateway.order.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.DeliveryRequest;

/**
 * Whether the dossiers of a request travel the other way under the same contract. Orders that ended without an item do
 * not count, nor does one that is a bundle's second direction itself; and there must be none of this direction yet.
 */
final class FirstDirection {

    private static final String SQL = """
            select count(distinct d.code) filter (where o.service <> :service and not o.second_direction) = :dossiers
                and count(*) filter (where o.service = :service) = 0
            from order_dossier d join delivery_order o using (order_id)
            where d.code = any(:codes::text[]) and o.partner_id = :partner and o.contract = :contract
                and o.placement not in ('REJECTED', 'CANCELLED')""";

    private FirstDirection() {
    }

    static boolean isThere(JdbcClient jdbc, String partnerId, DeliveryRequest request) {
        String[] codes = request.dossiers().stream().map(Dossier::code).distinct().toArray(String[]::new);
        return jdbc.sql(SQL).param("service", request.service().name()).param("dossiers", codes.length)
                .param("codes", codes).param("partner", partnerId).param("contract", request.contract())
                .query(Boolean.class).single();
    }
}
