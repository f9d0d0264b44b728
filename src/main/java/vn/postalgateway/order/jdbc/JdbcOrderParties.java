package vn.postalgateway.order.jdbc;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.OrderParties;
import vn.postalgateway.order.Party;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link OrderParties} in PostgreSQL, opened from the safe. */
public class JdbcOrderParties implements OrderParties {

    static final String SENDER = "SENDER";
    static final String RECIPIENT = "RECIPIENT";
    static final String NOTE = "NOTE";

    private final JdbcClient jdbc;
    private final PersonalSafe safe;

    public JdbcOrderParties(JdbcClient jdbc, PersonalSafe safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    private record Sealed(String role, byte[] ciphertext) { }

    @Override
    public Parties of(String orderId) {
        Map<String, byte[]> sealed = jdbc.sql("select role, ciphertext from order_party where order_id = ?")
                .param(orderId)
                .query((rs, n) -> new Sealed(rs.getString(1), rs.getBytes(2))).list().stream()
                .collect(Collectors.toMap(Sealed::role, Sealed::ciphertext));
        if (!sealed.keySet().containsAll(Set.of(SENDER, RECIPIENT))) {
            throw new NoSuchElementException("the parties of " + orderId + " are erased");
        }
        Function<byte[], String> opening = safe.opening(orderId).orElseThrow(() ->
                new NoSuchElementException("the personal data of " + orderId + " is erased"));
        return new Parties(OrderJson.read(opening.apply(sealed.get(SENDER)), Party.class),
                OrderJson.read(opening.apply(sealed.get(RECIPIENT)), Party.class),
                sealed.containsKey(NOTE) ? OrderJson.read(opening.apply(sealed.get(NOTE)),
                        OrderInsert.SealedNote.class).note() : null);
    }
}
