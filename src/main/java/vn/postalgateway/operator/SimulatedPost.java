package vn.postalgateway.operator;

import java.security.PublicKey;
import java.util.function.Supplier;

/**
 * Where the simulated post of an operator answers in {@code demo}, and by which key its callbacks are known.
 *
 * @param address     what an adapter calls where no other address is set
 * @param callbackKey made when it is asked for first
 */
public record SimulatedPost(String operator, String address, String username, String password,
                            Supplier<PublicKey> callbackKey) {

    @Override
    public String toString() {
        return "SimulatedPost[" + operator + ", " + address + "]";
    }
}
