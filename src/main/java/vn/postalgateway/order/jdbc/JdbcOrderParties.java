package vn.postalgateway.order.jdbc;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.OrderParties;
import vn.postalgateway.order.Party;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link OrderParties} in PostgreSQL, opened from the safe. */
public class JdbcOrderParties implements OrderParties {

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
        String note = sealed.containsKey("NOTE")
                ? OrderJson.read(open(orderId, sealed.get("NOTE")), OrderInsert.SealedNote.class).note() : null;
        return new Parties(party(orderId, sealed.get("SENDER")), party(orderId, sealed.get("RECIPIENT")), note);
    }

    private Party party(String orderId, byte[] ciphertext) {
        if (ciphertext == null) {
            throw new NoSuchElementException("the parties of " + orderId + " are erased");
        }
        return OrderJson.read(open(orderId, ciphertext), Party.class);
    }

    private String open(String orderId, byte[] ciphertext) {
        return safe.open(orderId, ciphertext)
                .orElseThrow(() -> new NoSuchElementException("the personal data of " + orderId + " is erased"));
    }
}
