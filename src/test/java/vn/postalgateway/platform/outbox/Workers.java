package vn.postalgateway.platform.outbox;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * The consumers of one queue in one gateway, set up as the gateway's own: a message is acknowledged once its work is done. Work for an
 * operator that hangs does not end before the test lets it.
 */
final class Workers implements AutoCloseable {

    private final OutboxGround ground;
    private final Predicate<String> hangs;
    private final List<String> finished = new CopyOnWriteArrayList<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private final CountDownLatch operatorAnswers = new CountDownLatch(1);
    private final DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();

    Workers(OutboxGround ground, ConnectionFactory connection, String queue, int count, Predicate<String> hangs) {
        this.ground = ground;
        this.hangs = hangs;
        container.setConnectionFactory(connection);
        container.setDestinationName(queue);
        container.setConcurrentConsumers(count);
        container.setSessionTransacted(true);
        container.setCacheLevel(DefaultMessageListenerContainer.CACHE_CONSUMER);
        container.setMessageListener((MessageListener) this::work);
        container.afterPropertiesSet();
        container.start();
    }

    private void work(Message message) {
        try {
            String subject = message.getBody(String.class);
            if (hangs.test(subject)) {
                hanging.incrementAndGet();
                operatorAnswers.await();
            }
            ground.done(subject);
            finished.add(subject);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the operator hangs", e);
        }
    }

    /** What was worked on to the end, in that order; twice what was worked on twice. */
    List<String> finished() {
        return finished;
    }

    int hanging() {
        return hanging.get();
    }

    void letOperatorAnswer() {
        operatorAnswers.countDown();
    }

    @Override
    public void close() {
        letOperatorAnswer();
        container.shutdown();
    }
}
