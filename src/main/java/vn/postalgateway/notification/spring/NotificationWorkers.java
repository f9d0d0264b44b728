package vn.postalgateway.notification.spring;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that tell partners: so many at most, none of them waiting in a queue. */
class NotificationWorkers implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationWorkers.class);
    private static final int IDLE_SECONDS = 30;
    private static final int STOP_SECONDS = 5;

    private final AtomicInteger serial = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    NotificationWorkers(int most) {
        threads = new ThreadPoolExecutor(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "webhook-" + serial.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What fails ends its lane only; what it was about to tell is taken up when its lease has ended. */
    @Override
    public void execute(Runnable lane) {
        threads.execute(() -> {
            try {
                lane.run();
            } catch (RuntimeException e) {
                LOG.warn("A lane of notifications ended: {}", e.getClass().getSimpleName());
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
