package vn.postalgateway.order;

/** The personal data of orders; kept as ciphertext under a key per order. */
public interface OrderParties {

    /** @throws java.util.NoSuchElementException if it was erased or never stored */
    Parties of(String orderId);

    /** Sender and recipient, and the free note, which may name people. */
    record Parties(Party sender, Party recipient, String note) {

        @Override
        public String toString() {
            return "Parties[…]";
        }
    }
}
