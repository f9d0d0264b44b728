package vn.postalgateway.operator.myvnpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.operator.OperatorCallback.Refused;
import vn.postalgateway.operator.OperatorCallback.Told;
import vn.postalgateway.operator.myvnpost.CallbackSignature.Reading;

class ApiCallbackTest {

    private static final KeyPair KEYS = keys();
    private static final String SENT = "05/10/2026 14:00:05";
    private static final String DELIVERED = "{\"itemCode\": \"CV497960035VN\", \"status\": 14, "
            + "\"statusDate\": \"05/10/2026 14:00:00\", \"locateName\": \"Bưu cục Thành Sen\", \"addedLater\": [1]}";
    private static final String HINT = "{\"itemCode\": \"EL491610889VN\", \"status\": 19}";

    @ParameterizedTest
    @EnumSource(Reading.class)
    void takesTheFirstEntryAsTheSignatureCoversItAndTheOthersAsHints(Reading reading) throws Exception {
        String body = body(DELIVERED + "," + HINT + "," + HINT, signature(reading, "MYVNP" + SENT + "CV497960035VN14"));

        Told told = read(reading, body);

        assertThat(told.events()).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("itemCode", "CV497960035VN").containsEntry("status", "14")
                .containsEntry("occurredAt", "05/10/2026 14:00:00").doesNotContainKey("addedLater"));
        assertThat(told.hints()).containsExactly("EL491610889VN");
        assertThat(told.answer().body()).isEqualTo("{\"code\":\"00\",\"message\":\"OK\"}");
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void takesNothingUnderAForeignSignature(Reading reading) throws Exception {
        for (String words : new String[] {"MYVNP" + SENT + "CV497960035VN15", "MYVNP" + SENT + "EL491610889VN14", ""}) {
            String body = body(DELIVERED, signature(reading, words));

            assertThatThrownBy(() -> read(reading, body)).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.answer().status()).isEqualTo(403));
        }
        Reading other = reading == Reading.SIGNED ? Reading.ENCRYPTED : Reading.SIGNED;
        String otherReading = body(DELIVERED, signature(other, "MYVNP" + SENT + "CV497960035VN14"));
        assertThatThrownBy(() -> read(reading, otherReading)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"data\": {}}", "{\"data\": []}", "{\"data\": [7], \"data\": []}",
            "{\"data\": [\"x\"], \"sendDate\": 1, \"signature\": \"%%%\"}", "{\"data\": [null], \"signature\": []}"})
    void refusesWhatIsNoCallback(String body) {
        assertThatThrownBy(() -> read(Reading.SIGNED, body)).isInstanceOf(Refused.class);
    }

    @Test
    void takesNothingWithoutAKey() throws Exception {
        String body = body(DELIVERED, signature(Reading.SIGNED, "MYVNP" + SENT + "CV497960035VN14"));

        assertThatThrownBy(() -> new ApiCallback("vnpost-json", Optional::empty).read("", bytes(body)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> CallbackSignature.of(Reading.SIGNED, "bm8ga2V5"))
                .hasMessage("no RSA key in base64 for the reading SIGNED");
        assertThatThrownBy(() -> CallbackSignature.of(Reading.ENCRYPTED, "-----BEGIN"))
                .hasMessage("no RSA key in base64 for the reading ENCRYPTED");
    }

    private static Told read(Reading reading, String body) throws Refused {
        byte[] key = reading == Reading.SIGNED ? KEYS.getPublic().getEncoded() : KEYS.getPrivate().getEncoded();
        CallbackSignature signature = CallbackSignature.of(reading, Base64.getEncoder().encodeToString(key));
        return new ApiCallback("vnpost-json", () -> Optional.of(signature)).read("", bytes(body));
    }

    private static String body(String entries, String signature) {
        return "{\"data\": [" + entries + "], \"sendDate\": \"" + SENT + "\", \"signature\": \"" + signature + "\"}";
    }

    private static String signature(Reading reading, String words) throws GeneralSecurityException {
        if (reading == Reading.ENCRYPTED) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, KEYS.getPublic());
            return Base64.getEncoder().encodeToString(cipher.doFinal(bytes(words)));
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEYS.getPrivate());
        signature.update(bytes(words));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2_048);
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
