package vn.postalgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.packaged.PackagedGateway;
import vn.postalgateway.platform.embedded.EmbeddedPostgres;

/**
 * Accepted means kept, beyond a kill: before the 202 leaves, PostgreSQL has flushed its log beyond the order's own commit
 * record, and the kernel was told to. Sending to the post is stopped, so nobody else's commit can flush it by chance. A
 * gateway whose sessions commit without waiting shows that both looks can see the difference.
 */
class FlushBeforeAnswerIT {

    private static final int ORDERS = 200;
    private static final int FORGETFUL_ORDERS = 50;
    private static final String ROLE = EmbeddedPostgres.NAME + "_app";

    private static Path home;

    /**
     * @param ordersBehind the orders whose commit record was not flushed when their answer came
     * @param ordersUnsynced the orders between whose call and answer no process of PostgreSQL ended an fdatasync
     */
    private record Seen(List<String> ordersBehind, List<String> ordersUnsynced) { }

    @BeforeAll
    static void oneHomeForAll() {
        home = PackagedGateway.newHome();
    }

    @AfterAll
    static void sayWhere() {
        System.out.println("flush before answer: " + home);
    }

    @Test
    void flushesEachOrderBeforeItIsAcceptedAndSeesWhereThatIsNotSo() {
        Seen kept = with(Map.of(), ORDERS);
        Seen forgetful = with(Map.of("SPRING_DATASOURCE_HIKARI_DATASOURCEPROPERTIES_OPTIONS",
                "-c synchronous_commit=off"), FORGETFUL_ORDERS);
        System.out.println("of " + ORDERS + " orders " + kept.ordersBehind().size() + " were answered before their flush; "
                + "without waiting " + forgetful.ordersBehind().size() + " of " + FORGETFUL_ORDERS + ", and "
                + forgetful.ordersUnsynced().size() + " without any fdatasync in between");

        assertThat(kept.ordersBehind()).as("answered before the flush").isEmpty();
        assertThat(kept.ordersUnsynced()).as("answered without an fdatasync").isEmpty();
        assertThat(forgetful.ordersBehind()).as("seen where nobody waits").hasSizeGreaterThan(FORGETFUL_ORDERS / 2);
        assertThat(forgetful.ordersUnsynced()).as("seen where nobody waits").hasSizeGreaterThan(FORGETFUL_ORDERS / 2);
    }

    private static Seen with(Map<String, String> settings, int orders) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START);
        try (PackagedGateway gateway = new PackagedGateway(home, variables).start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + read("port") + "/" + EmbeddedPostgres.NAME;
            SingleConnectionDataSource source =
                    new SingleConnectionDataSource(url, EmbeddedPostgres.NAME, read("owner-password"), true);
            try {
                return look(gateway, JdbcClient.create(source), orders);
            } finally {
                source.destroy();
            }
        }
    }

    private static Seen look(PackagedGateway gateway, JdbcClient owner, int orders) {
        owner.sql("create extension if not exists pg_walinspect").update();
        // PostgreSQL's own flushes in the background would hide that nobody waits
        owner.sql("alter system set wal_writer_delay = '10s'").update();
        // what is to be read must not be recycled
        owner.sql("alter system set wal_keep_size = '256MB'").update();
        owner.sql("select pg_reload_conf()").query(Boolean.class).single();
        // what the role was told must not count
        owner.sql("alter role " + ROLE + " set synchronous_commit = off").update();
        owner.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = ?").param(ROLE)
                .query(Integer.class).single();
        // The first calls may meet sessions that were just ended, and are refused.
        await().atMost(Duration.ofSeconds(30)).until(() -> gateway.partner("SUPPORT_TOKEN").postJson(
                "/api/v1/operators/vnpost/stop", Map.of("reason", "quiet")).status() == 200);
        PartnerClient partner = gateway.partner("ONE_STOP_TOKEN");
        await().atMost(Duration.ofSeconds(30)).until(() ->
                partner.postJson("/api/v1/orders", OrderSample.order()).status() == 202);

        String from = flushed(owner);
        Map<String, String> flushedAtAnswer = new HashMap<>();
        Map<String, double[]> callAndAnswer = new HashMap<>();
        try (Strace strace = new Strace(postmaster())) {
            for (int i = 0; i < orders; i++) {
                double call = now();
                PartnerClient.Reply reply = partner.postJson("/api/v1/orders", OrderSample.order());
                double answer = now();
                String lsn = flushed(owner);
                assertThat(reply.status()).as(reply.body()).isEqualTo(202);
                flushedAtAnswer.put(reply.json().path("orderId").asText(), lsn);
                callAndAnswer.put(reply.json().path("orderId").asText(), new double[] {call, answer});
            }
            strace.close();
            return new Seen(behind(owner, from, flushedAtAnswer), unsynced(strace.syncsEnded(), callAndAnswer));
        }
    }

    private static String flushed(JdbcClient owner) {
        return owner.sql("select pg_current_wal_flush_lsn()::text").query(String.class).single();
    }

    /** Seconds, as strace counts them. */
    private static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }

    private static List<String> behind(JdbcClient owner, String from, Map<String, String> flushedAtAnswer) {
        // a commit that does wait flushes all before it
        owner.sql("select pg_logical_emit_message(true, 'flush', '')::text").query(String.class).single();
        List<String> behind = new ArrayList<>();
        Map<String, String> commits = new HashMap<>();
        owner.sql("""
                        select o.order_id, w.end_lsn::text from delivery_order o
                        join pg_get_wal_records_info(?::pg_lsn, pg_current_wal_flush_lsn()) w
                            on w.xid = o.xmin and w.resource_manager = 'Transaction' and w.record_type like 'COMMIT%'""")
                .param(from).query(row -> {
                    commits.put(row.getString(1), row.getString(2));
                });
        flushedAtAnswer.forEach((order, flushed) -> {
            if (position(flushed) < position(commits.get(order))) {
                behind.add(order);
            }
        });
        return behind;
    }

    /** A place in the log, written as two hexadecimal halves. */
    private static long position(String lsn) {
        String[] halves = lsn.split("/");
        return (Long.parseLong(halves[0], 16) << 32) + Long.parseLong(halves[1], 16);
    }

    private static List<String> unsynced(List<Double> syncsEnded, Map<String, double[]> callAndAnswer) {
        List<String> unsynced = new ArrayList<>();
        callAndAnswer.forEach((order, times) -> {
            if (syncsEnded.stream().noneMatch(end -> end >= times[0] && end <= times[1])) {
                unsynced.add(order);
            }
        });
        return unsynced;
    }

    private static ProcessHandle postmaster() {
        String pid = read("server/data/postmaster.pid").lines().findFirst().orElseThrow();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static String read(String file) {
        try {
            return Files.readString(home.resolve("postgres").resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
