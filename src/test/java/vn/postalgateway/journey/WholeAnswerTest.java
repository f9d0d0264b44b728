package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An answer is written by one thread alone. With two, one answer in ten thousand lost a header, got one twice, or never left: 13 of 135,300
 * hurried refusals.
 */
class WholeAnswerTest extends RunningGateway {

    @Autowired
    private CamelContext camel;

    @Test
    void isWrittenByTheWebServersOwnThread() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        EventNotifierSupport watch = new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeCompletedEvent completed
                        && completed.getExchange().getFromRouteId().equals("order-intake-rest")) {
                    threads.add(Thread.currentThread().getName());
                }
            }
        };
        camel.getManagementStrategy().addEventNotifier(watch);
        try {
            assertThat(oneStop().postJson("/api/v1/orders", "{}").status()).isEqualTo(422);
            assertThat(oneStop().postJson("/api/v1/orders", OrderSample.order()).status()).isEqualTo(202);
        } finally {
            camel.getManagementStrategy().removeEventNotifier(watch);
        }
        assertThat(threads).isNotEmpty().allMatch(name -> name.startsWith("http-nio-"));
    }
}
