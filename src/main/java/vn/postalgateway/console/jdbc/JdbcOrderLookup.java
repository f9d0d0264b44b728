package vn.postalgateway.console.jdbc;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.AskedCode;
import vn.postalgateway.console.Journey;
import vn.postalgateway.console.JourneyHeading;
import vn.postalgateway.console.OrderLookup;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link OrderLookup} in PostgreSQL: each kind of code is looked for in the index that keeps it unique. */
public class JdbcOrderLookup implements OrderLookup {

    private static final String FOUND = OneStopRows.HEADING + """
            where o.order_id in (
                select order_id from delivery_order where order_id = any(:words::text[])
                union select order_id from order_request_key
                    where request_id = any(:words::text[])
                        and partner_id in (select partner_id from partner_token where scope = 'ORDERS')
                union select order_id from order_dossier where code = any(:words::text[])
                union select order_id from delivery_order
                    where operator = any(:operators::text[]) and item_code = any(:words::text[])
                union select order_id from order_party where phone_hmac = :phone
                union select order_id from order_party where phone_last4_hmac = :digits)
            order by o.order_id desc limit :most""";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final OperatorProfiles operators;
    private final PersonalSafe safe;
    private final JourneyRows journeys;

    public JdbcOrderLookup(JdbcClient jdbc, TransactionOperations transaction, OperatorProfiles operators,
                           PersonalSafe safe) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.operators = operators;
        this.safe = safe;
        this.journeys = new JourneyRows(jdbc);
    }

    @Override
    public List<JourneyHeading> find(AskedCode asked, int most) {
        return jdbc.sql(FOUND).param("words", asked.words().toArray(String[]::new))
                .param("operators", operators.all().stream().map(OperatorProfile::id).toArray(String[]::new))
                .param("phone", hmac("phone", asked.phone())).param("digits", hmac("phone-last4", asked.lastDigits()))
                .param("most", most).query((rs, n) -> OneStopRows.heading(rs)).list();
    }

    // As order intake keeps them.
    private byte[] hmac(String purpose, String digits) {
        return digits == null ? null : safe.hmac(purpose, digits);
    }

    @Override
    public Optional<Journey> journeyOf(String orderId) {
        return transaction.execute(status -> journeys.journeyOf(orderId));
    }
}
