package vn.postalgateway.operator.myvnpost;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;

/**
 * The signature of a callback, over {@code "MYVNP" + sendDate + itemCode + status} of its first entry. The post's
 * manual can be read in two ways, and its published sample is the second one, which proves nothing about the sender:
 * whoever has our public key can make it. So it only ever stands beside the sender's address or certificate.
 */
final class CallbackSignature {

    private static final String PREFIX = "MYVNP";

    /** How the manual is read. */
    enum Reading {
        /** Made with the post's private key (SHA-256 with RSA), verified with its public one. */
        SIGNED,
        /** The text encrypted with our public key (RSA, PKCS #1), decrypted with our private one. */
        ENCRYPTED
    }

    private final Reading reading;
    private final Key key;

    private CallbackSignature(Reading reading, Key key) {
        this.reading = reading;
        this.key = key;
    }

    static CallbackSignature signedWith(PublicKey key) {
        return new CallbackSignature(Reading.SIGNED, key);
    }

    /** @throws IllegalArgumentException if that is no key of this kind */
    static CallbackSignature of(Reading reading, String base64Key) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64Key.strip());
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new CallbackSignature(reading, reading == Reading.SIGNED
                    ? rsa.generatePublic(new X509EncodedKeySpec(encoded))
                    : rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("no RSA key in base64 for the reading " + reading, e);
        }
    }

    /** Whether the post, read this way, can have signed these words. */
    boolean covers(String sendDate, String itemCode, String status, String signature) {
        byte[] words = (PREFIX + sendDate + itemCode + status).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] signed = Base64.getDecoder().decode(signature);
            return reading == Reading.SIGNED ? verifies(words, signed) : MessageDigest.isEqual(words, opened(signed));
        } catch (GeneralSecurityException | IllegalArgumentException notMadeWithTheOtherKey) {
            return false;
        }
    }

    private boolean verifies(byte[] words, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify((PublicKey) key);
        signature.update(words);
        return signature.verify(signed);
    }

    private byte[] opened(byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, (PrivateKey) key);
        return cipher.doFinal(sealed);
    }
}
