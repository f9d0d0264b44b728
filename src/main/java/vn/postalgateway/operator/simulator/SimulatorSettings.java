package vn.postalgateway.operator.simulator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated post behaves.
 *
 * @param pace        one beat of a journey; a normal journey takes about eight of them
 * @param tick        how often it looks what is due
 * @param gatewayUrl  whom it calls back; blank for the gateway of this very process
 * @param batchEvents most events in one call back
 * @param mishaps     whether some items fail, come back or get lost without anybody asking for it
 */
@ConfigurationProperties("gateway.simulator")
record SimulatorSettings(@DefaultValue("PT1S") Duration pace, @DefaultValue("PT0.25S") Duration tick,
                         @DefaultValue("") String gatewayUrl, @DefaultValue("500") int batchEvents,
                         @DefaultValue("true") boolean mishaps) {
}
