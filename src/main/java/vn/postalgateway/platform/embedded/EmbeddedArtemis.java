package vn.postalgateway.platform.embedded;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import vn.postalgateway.platform.StartRefused;

/**
 * The message broker that comes with the gateway: its journal lies in the home folder, it listens on no port, and only
 * who has this object can log in.
 */
public final class EmbeddedArtemis implements AutoCloseable {

    /** What a sender may have under way that the broker has not confirmed; any such bound makes the broker confirm. */
    public static final int CONFIRMATION_BYTES = 1024 * 1024;

    private static final AtomicInteger LAST_ID = new AtomicInteger();
    private static final int PASSWORD_BYTES = 32;

    private final Path folder;
    private final Duration firstPause;
    private final int id = LAST_ID.incrementAndGet();
    private final BrokerLogin login = new BrokerLogin("gateway", freshPassword());
    private EmbeddedActiveMQ broker;
    private Optional<Watch> watch = Optional.empty();

    private EmbeddedArtemis(Path folder, Duration firstPause) {
        this.folder = folder;
        this.firstPause = firstPause;
    }

    /** Starts the broker over the journal in this folder, which the caller holds alone. */
    public static EmbeddedArtemis start(Path folder) {
        return start(folder, ArtemisSettings.FIRST_PAUSE);
    }

    static EmbeddedArtemis start(Path folder, Duration firstPause) {
        EmbeddedArtemis artemis = new EmbeddedArtemis(folder, firstPause);
        artemis.open();
        return artemis;
    }

    /** From now on until it is closed, a broker that gave up, as on a full disk, is started again. */
    public EmbeddedArtemis keepRunning() {
        watch = Optional.of(new Watch("broker", this::runs, this::open));
        return this;
    }

    private synchronized void open() {
        broker = new EmbeddedActiveMQ();
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            broker.setSecurityManager(login);
            broker.setConfiguration(ArtemisSettings.over(folder, id, firstPause));
            broker.start();
        } catch (IOException unusable) {
            throw new StartRefused("the broker's folder " + folder + " cannot be used (" + unusable + ").", unusable);
        } catch (Exception failed) {
            throw new StartRefused("the embedded broker did not start: " + failed.getMessage(), failed);
        }
        if (!runs()) {
            stop();
            throw new StartRefused("the embedded broker did not start; its journal lies in " + folder + ".");
        }
    }

    private synchronized boolean runs() {
        return broker.getActiveMQServer().isStarted();
    }

    private static String freshPassword() {
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        return HexFormat.of().formatHex(password);
    }

    /** Connections that are logged in already. */
    public ConnectionFactory connectionFactory() {
        return connectionFactory(login.user(), login.password());
    }

    ActiveMQConnectionFactory connectionFactory(String user, String password) {
        ActiveMQConnectionFactory factory = ActiveMQJMSClient.createConnectionFactoryWithoutHA(JMSFactoryType.CF,
                new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", id)));
        factory.setUser(user);
        factory.setPassword(password);
        // what is sent has arrived, or the sender hears of it
        factory.setBlockOnNonDurableSend(true);
        // the next message goes to who is free, and does not wait in the hands of a worker whose call lasts
        factory.setConsumerWindowSize(0);
        factory.setConfirmationWindowSize(CONFIRMATION_BYTES);
        return factory;
    }

    @Override
    public void close() {
        watch.ifPresent(Watch::close);
        stop();
    }

    private synchronized void stop() {
        try {
            broker.stop();
        } catch (Exception unstopped) {
            throw new IllegalStateException("the embedded broker did not stop", unstopped);
        }
    }
}
