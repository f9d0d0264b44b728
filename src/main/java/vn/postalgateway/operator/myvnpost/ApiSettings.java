package vn.postalgateway.operator.myvnpost;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.postalgateway.platform.call.HttpCalls;

/**
 * Where the customer API is and how long we wait for it.
 *
 * @param endpoint the address in front of {@code /GetAccessToken}; blank for the simulated post, in demo only
 */
@ConfigurationProperties("gateway.operators.vnpost-json")
record ApiSettings(@DefaultValue("") String endpoint, @DefaultValue("") String username,
                   @DefaultValue("") String password, @DefaultValue("PT2S") Duration connectTimeout,
                   @DefaultValue("PT5S") Duration receiveTimeout, @DefaultValue("PT8S") Duration deadline,
                   @DefaultValue("1048576") int answerLimitBytes, @DefaultValue CallbackSettings callback) {

    /**
     * How the post proves itself in a callback.
     *
     * @param signature    which reading of its manual holds
     * @param signatureKey in base64: the post's public key (X.509) to verify, or our private key (PKCS #8) to decrypt
     */
    record CallbackSettings(@DefaultValue("SIGNED") CallbackSignature.Reading signature,
                            @DefaultValue("") String signatureKey) {

        @Override
        public String toString() {
            return "CallbackSettings[" + signature + "]";
        }
    }

    boolean hasEndpoint() {
        return !endpoint.isBlank();
    }

    HttpCalls.Limits limits() {
        return new HttpCalls.Limits(connectTimeout, receiveTimeout, deadline, answerLimitBytes);
    }

    @Override
    public String toString() {
        return "ApiSettings[" + endpoint + "]";
    }
}
