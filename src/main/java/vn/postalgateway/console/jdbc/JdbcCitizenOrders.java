package vn.postalgateway.console.jdbc;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.CitizenOrders;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link CitizenOrders} by the hash of the number's end. */
public class JdbcCitizenOrders implements CitizenOrders {

    private final JdbcClient jdbc;
    private final PersonalSafe safe;

    public JdbcCitizenOrders(JdbcClient jdbc, PersonalSafe safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    @Override
    public List<String> ids(String dossierCode, String lastDigits, int most) {
        return jdbc.sql("""
                        select o.order_id from order_dossier d join delivery_order o using (order_id)
                            join order_party p on p.order_id = o.order_id
                                and p.role = case o.service when 'DOSSIER_PICKUP' then 'SENDER' else 'RECIPIENT' end
                        where d.code = ? and p.phone_last4_hmac = ?
                        order by o.order_id desc limit ?""")
                .params(dossierCode, safe.hmac("phone-last4", lastDigits), most).query(String.class).list();
    }
}
