package vn.postalgateway.operator.simulator;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the journeys: at each tick lets happen what is due and tells the gateway, with growing pauses while it is
 * away.
 */
class Postman implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final PostRegister register;
    private final GatewayCallback gateway;
    private final Duration tick;
    private final int batchEvents;
    private final Thread thread = new Thread(this::walk, "simulated-post-man");

    Postman(PostRegister register, GatewayCallback gateway, Duration tick, int batchEvents) {
        this.register = register;
        this.gateway = gateway;
        this.tick = tick;
        this.batchEvents = batchEvents;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void walk() {
        Duration pause = tick;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                pause = round() ? tick : longer(pause);
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                LOG.error("the simulated post could not go on its round", failed);
                pause = longer(pause);
            }
        }
    }

    /** @return whether the gateway was there */
    private boolean round() throws InterruptedException {
        register.happen();
        for (List<PostRegister.Outgoing> news = register.news(batchEvents); !news.isEmpty();
                news = register.news(batchEvents)) {
            if (gateway.tell(news.stream().map(PostRegister.Outgoing::event).toList()) == GatewayCallback.End.AWAY) {
                return false;
            }
            register.heard(news);
        }
        return true;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
