package vn.postalgateway.operator.vnpost;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the post is and how long we wait for it.
 *
 * @param endpoint         its SOAP address; blank for the simulated post of this very process
 * @param connectTimeout   until then nothing was sent
 * @param receiveTimeout   longest silence while an answer is awaited
 * @param deadline         longest time for reading one answer, however steadily it drips
 * @param answerLimitBytes no answer of this contract comes near it
 */
@ConfigurationProperties("gateway.operators.vnpost")
record VnpostSettings(@DefaultValue("") String endpoint, @DefaultValue("") String username,
                      @DefaultValue("") String password, @DefaultValue("PT2S") Duration connectTimeout,
                      @DefaultValue("PT5S") Duration receiveTimeout, @DefaultValue("PT8S") Duration deadline,
                      @DefaultValue("1048576") int answerLimitBytes) {

    boolean simulated() {
        return endpoint.isBlank();
    }

    /** After this time a call is over, whatever the post does. */
    Duration longestCall() {
        return connectTimeout.plus(receiveTimeout).plus(deadline);
    }

    @Override
    public String toString() {
        return "VnpostSettings[" + (simulated() ? "simulated" : endpoint) + "]";
    }
}
