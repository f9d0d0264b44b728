package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;

/**
 * What docker-compose.yml puts together, without containers: the packaged jar with that file's variables and secrets, over
 * the operating system's PostgreSQL and a stand-alone Artemis. Two gateways share both; the second one talks to the first
 * one's simulated post.
 */
class ExternalPartsIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private static Path secretsFolder;
    private static ComposeSecrets secrets;
    private static DebianPostgres postgres;
    private static StandAloneArtemis artemis;
    private static PackagedGateway first;
    private static PackagedGateway second;

    @BeforeAll
    static void start() {
        ComposeFile compose = new ComposeFile();
        secrets = ComposeSecrets.in(secretsFolder);
        Map<String, String> database = compose.environment("postgres");
        postgres = new DebianPostgres(database.get("POSTGRES_DB"), database.get("POSTGRES_USER"),
                secrets.databasePassword(), List.of(database.get("POSTGRES_INITDB_ARGS").split(" ")));
        artemis = new StandAloneArtemis(secrets).start();
        first = new PackagedGateway(PackagedGateway.newHome(), variables()).start();
        second = new PackagedGateway(PackagedGateway.newHome(), variablesOfSecond()).start();
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : new AutoCloseable[] {second, first, artemis, postgres}) {
            close(part);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The variables of the gateway in docker-compose.yml, with the addresses of this machine. */
    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        new ComposeFile().environment("gateway").forEach((name, value) -> variables.put(name, value
                .replace("0.0.0.0", "127.0.0.1")
                .replace("postgres:5432", "127.0.0.1:" + postgres.port())
                .replace("artemis:61616", "127.0.0.1:" + artemis.port())));
        variables.putAll(secrets.variables("gateway.env"));
        variables.put("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START);
        variables.put("GATEWAY_OUTBOX_RESENDAFTER", "PT3S");
        variables.put("GATEWAY_OUTBOX_RESENDPERIOD", "500");
        return variables;
    }

    private static Map<String, String> variablesOfSecond() {
        Map<String, String> variables = variables();
        variables.put("GATEWAY_DATA_KEY", PartnerClient.credential(first.home(), "GATEWAY_DATA_KEY"));
        variables.put("VNPOST_ENDPOINT", first.url() + "/services/simulated-post");
        variables.put("VNPOST_USERNAME", "gateway");
        variables.put("VNPOST_PASSWORD", PartnerClient.credential(first.home(), "POST_TOKEN"));
        return variables;
    }

    @Test
    void startsNoTwinOfAPartThatIsOutside() {
        for (PackagedGateway gateway : List.of(first, second)) {
            assertThat(Files.exists(gateway.home().resolve("postgres"))).isFalse();
            assertThat(Files.exists(gateway.home().resolve("artemis"))).isFalse();
        }
    }

    @Test
    void worksUnderAnApplicationRoleThatItMadeItself() {
        assertThat(postgres.ask("select rolname from pg_roles where rolname = 'postal_gateway_app'"
                + " and rolcanlogin and not rolsuper and not rolcreaterole")).containsExactly("postal_gateway_app");
        assertThat(postgres.ask("select distinct usename from pg_stat_activity"
                + " where application_name = 'postal-gateway'")).containsExactly("postal_gateway_app");
    }

    @Test
    void setsTheBrokerUpLikeTheEmbeddedOneAndTellsItsLogNoPassword() {
        assertThat(artemis.settings())
                .contains("<persist-delivery-count-before-delivery>true</persist-delivery-count-before-delivery>")
                .contains("<persist-id-cache>false</persist-id-cache>")
                .contains("<max-delivery-attempts>5</max-delivery-attempts>")
                .doesNotContain("<redelivery-delay>0<");
        assertThat(artemis.log()).doesNotContain(secrets.variables("broker.env").get("ARTEMIS_PASSWORD"));
    }

    @Test
    void deliversAnOrderOverBothOutsideParts() {
        PartnerClient partner = first.partner("ONE_STOP_TOKEN");
        PartnerClient.Reply reply = partner.postJson("/api/v1/orders", OrderSample.order());

        assertThat(reply.status()).isEqualTo(202);
        String path = "/api/v1/orders/" + reply.json().path("orderId").asText();
        await().atMost(LIMIT).until(() -> partner.get(path).json().path("movement").asText().equals("DELIVERED"));
        assertThat(partner.get(path).json().path("placement").asText()).isEqualTo("PLACED");
    }

    @Test
    void placesEachOrderOnceHoweverManyGatewaysShareTheWork() {
        List<String> orders = accepted(30, first);
        orders.addAll(accepted(30, second));

        awaitPlacedOnce(orders);

        assertThat(PostJournalReading.itemsPerOrder(second.home())).as("the second one's own post").isEmpty();
        assertThat(postgres.ask("select distinct worker from placement_attempt where order_id in ('"
                + String.join("', '", orders) + "')")).as("gateways that took part").hasSize(2);
    }

    @Test
    void refusesAHomeWithAnotherDataKeyInOneLine() throws InterruptedException {
        Map<String, String> variables = variables();
        variables.put("GATEWAY_DATA_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        PackagedGateway stranger = new PackagedGateway(PackagedGateway.newHome(), variables);

        int exitCode = stranger.refusedIn(Path.of("").toAbsolutePath());

        assertThat(exitCode).isEqualTo(1);
        assertThat(stranger.log().lines().filter(line -> line.contains("another GATEWAY_DATA_KEY"))).hasSize(1);
        assertThat(stranger.log()).doesNotContain("\tat ");
    }

    @Test
    void losesNothingWhenTheBrokerIsKilledAndWipedWhileOrdersComeIn() {
        List<String> orders = accepted(15, first);
        artemis.killAndWipe();
        orders.addAll(accepted(15, first));
        orders.addAll(accepted(15, second));

        artemis.start();

        awaitPlacedOnce(orders);
        await().atMost(LIMIT).until(() -> first.ready() && second.ready());
    }

    /** New orders, each of which was answered with 202. */
    private static List<String> accepted(int count, PackagedGateway gateway) {
        PartnerClient partner = gateway.partner("ONE_STOP_TOKEN");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PartnerClient.Reply reply = partner.postJson("/api/v1/orders", OrderSample.order());
            assertThat(reply.status()).as(reply.body()).isEqualTo(202);
            orders.add(reply.json().path("orderId").asText());
        }
        return orders;
    }

    /** In the gateways' eyes and in the post's own journal. */
    private static void awaitPlacedOnce(List<String> orders) {
        String placed = "select order_id from delivery_order where placement = 'PLACED' and order_id in ('"
                + String.join("', '", orders) + "')";
        await().atMost(LIMIT).untilAsserted(() ->
                assertThat(postgres.ask(placed)).containsExactlyInAnyOrderElementsOf(orders));
        assertThat(orders).doesNotHaveDuplicates();
        Map<String, Integer> items = PostJournalReading.itemsPerOrder(first.home());
        assertThat(orders).allSatisfy(order -> assertThat(items).containsEntry(order, 1));
    }
}
