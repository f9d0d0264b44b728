package vn.postalgateway.operator.simulator;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.function.Supplier;

/**
 * The keys by which the simulated customer API signs its callbacks, new at each start. To find the primes takes up to
 * three seconds, which no start waits for: they are made for the first callback.
 */
final class CallbackKeys {

    private static final int BITS = 2_048;

    private final Supplier<KeyPair> maker;
    private KeyPair pair;

    /** @param maker called once, by whoever needs a key first */
    CallbackKeys(Supplier<KeyPair> maker) {
        this.maker = maker;
    }

    static CallbackKeys whenNeeded() {
        return new CallbackKeys(CallbackKeys::make);
    }

    private static KeyPair make() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(BITS);
            return rsa.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("RSA is not to be had in this Java", e);
        }
    }

    /** What the post signs with. */
    PrivateKey signing() {
        return pair().getPrivate();
    }

    /** What the gateway knows its signatures by. */
    PublicKey known() {
        return pair().getPublic();
    }

    private synchronized KeyPair pair() {
        if (pair == null) {
            pair = maker.get();
        }
        return pair;
    }
}
