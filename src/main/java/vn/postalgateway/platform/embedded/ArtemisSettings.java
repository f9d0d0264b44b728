package vn.postalgateway.platform.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** How the embedded broker keeps messages; every store and every retry has a bound. */
final class ArtemisSettings {

    /** Where a message goes that was delivered too often; the broker would drop it without such an address. */
    static final String DEAD_LETTER = "postal.dead-letter";
    static final String EXPIRED = "postal.expired";

    private static final int DELIVERY_ATTEMPTS = 5;
    private static final int UNLIMITED = -1;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    /** Gathers the writes of that many nanoseconds into one flush: 3,000 sends a second instead of 190. */
    private static final int FLUSH_EVERY_NANOS = 100_000;
    private static final int REMEMBERED_IDS = 20_000;
    private static final long MIB = 1024L * 1024;

    private ArtemisSettings() {
    }

    static Configuration over(Path folder, int id, Duration firstPause) {
        Configuration configuration = new ConfigurationImpl()
                .setName("postal-gateway-" + id)
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration(new TransportConfiguration(
                        InVMAcceptorFactory.class.getName(), Map.of("serverId", id)));
        keepOnDisk(configuration, folder);
        bound(configuration);
        configuration.addAddressSetting("#", everywhere(firstPause));
        configuration.addAddressSetting(DEAD_LETTER, everywhere(firstPause).setMaxDeliveryAttempts(UNLIMITED));
        configuration.addQueueConfiguration(anycast(DEAD_LETTER));
        configuration.addQueueConfiguration(anycast(EXPIRED));
        return configuration;
    }

    private static void keepOnDisk(Configuration configuration, Path folder) {
        configuration.setBindingsDirectory(folder.resolve("bindings").toString());
        configuration.setJournalDirectory(folder.resolve("journal").toString());
        configuration.setPagingDirectory(folder.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(folder.resolve("large-messages").toString());
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalBufferTimeout_NIO(FLUSH_EVERY_NANOS);
        configuration.setJournalSyncTransactional(true);
        configuration.setJournalSyncNonTransactional(true);
        configuration.setJournalDatasync(true);
        // a crash in the middle of a delivery counts too, or poison would come back for ever
        configuration.setPersistDeliveryCountBeforeDelivery(true);
        // On the disk each id would cost a send its own flush, and outlive the messages, which are not kept: one that
        // is sent again after a crash would be taken for a known one and dropped
        configuration.setPersistIDCache(false);
        configuration.setIDCacheSize(REMEMBERED_IDS);
    }

    /** A share of the disk says little on a large one: what counts is that some space stays free. */
    private static void bound(Configuration configuration) {
        configuration.setMaxDiskUsage(UNLIMITED);
        configuration.setMinDiskFree(256 * MIB);
        configuration.setGlobalMaxSize(64 * MIB);
    }

    private static AddressSettings everywhere(Duration firstPause) {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTER))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                .setMaxDeliveryAttempts(DELIVERY_ATTEMPTS)
                .setRedeliveryDelay(firstPause.toMillis())
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(LONGEST_PAUSE_MILLIS)
                .setAutoCreateQueues(true)
                .setAutoCreateAddresses(true)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setMaxSizeBytes(16 * MIB)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageLimitBytes(512 * MIB)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    private static QueueConfiguration anycast(String name) {
        return QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setDurable(true);
    }
}
