package vn.postalgateway.operator;

import java.security.PublicKey;

/**
 * Where the simulated post of an operator answers in {@code demo}, and by which key its callbacks are known.
 *
 * @param address what an adapter calls where no other address is set
 */
public record SimulatedPost(String operator, String address, String username, String password,
                            PublicKey callbackKey) {

    @Override
    public String toString() {
        return "SimulatedPost[" + operator + ", " + address + "]";
    }
}
