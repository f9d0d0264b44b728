package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;

/** What an operator can rely on when starting, stopping and misplacing the jar. */
class PackagedGatewayIT {

    @Test
    void keepsEverythingAcrossACleanStop() {
        ObjectNode order = OrderSample.order();
        Path home = PackagedGateway.newHome();
        try (PackagedGateway gateway = new PackagedGateway(home, Map.of()).start()) {
            JsonNode stored = gateway.partner("ONE_STOP_TOKEN").postJson("/api/v1/orders", order).json();
            String path = "/api/v1/orders/" + stored.path("orderId").asText();
            JsonNode before = await().atMost(Duration.ofSeconds(60)).until(
                    () -> gateway.partner("ONE_STOP_TOKEN").get(path).json(),
                    o -> o.path("movement").asText().equals("DELIVERED"));
            String token = PartnerClient.credential(home, "ONE_STOP_TOKEN");

            int exitCode = gateway.stop();
            gateway.start();

            assertThat(exitCode).as("143 is an orderly end by SIGTERM").isEqualTo(143);
            assertThat(PartnerClient.credential(home, "ONE_STOP_TOKEN")).isEqualTo(token);
            assertThat(gateway.partner("ONE_STOP_TOKEN").get(path).json()).isEqualTo(before);
            assertThat(gateway.partner("ONE_STOP_TOKEN").postJson("/api/v1/orders", order).status()).isEqualTo(200);
        }
    }

    @Test
    void startsFromAnArchiveOfItsClasses() {
        Path home = PackagedGateway.newHome();
        Path archive = home.resolve("postal-gateway.jsa");
        try (PackagedGateway gateway = new PackagedGateway(home, Map.of())) {
            gateway.with("-XX:ArchiveClassesAtExit=" + archive).start().stop();

            // with -Xshare:on an archive that cannot be used ends the JVM
            gateway.with("-Xshare:on", "-XX:SharedArchiveFile=" + archive, "-Xlog:class+load").start();

            long shared = gateway.log().lines().filter(l -> l.endsWith("source: shared objects file (top)")).count();
            assertThat(shared).isGreaterThan(10_000);
        }
    }

    @Test
    void refusesASecondGatewayOnTheSameHomeInOneLine() throws InterruptedException {
        Path home = PackagedGateway.newHome();
        try (PackagedGateway first = new PackagedGateway(home, Map.of()).start()) {
            String before = first.log();

            int exitCode = new PackagedGateway(home, Map.of()).refusedIn(Path.of("").toAbsolutePath());

            assertThat(exitCode).isEqualTo(1);
            String said = first.log().substring(before.length());
            assertThat(said.lines().filter(l -> l.contains("another gateway is running on the home folder"))).hasSize(1);
            assertThat(said).doesNotContain("\tat ");
        }
    }

    @Test
    void endsWithOneLineWhereItsRoutesAreMissing(@TempDir Path elsewhere) throws InterruptedException {
        PackagedGateway gateway = new PackagedGateway(PackagedGateway.newHome(), Map.of());

        int exitCode = gateway.refusedIn(elsewhere);

        assertThat(exitCode).isEqualTo(1);
        assertThat(gateway.log().lines()).hasSize(1).allMatch(line -> line.contains("routes"));
    }

    @Test
    void keepsItsCredentialsToItself() throws IOException {
        Path home = PackagedGateway.newHome();
        try (PackagedGateway gateway = new PackagedGateway(home, Map.of()).start()) {
            Path file = home.resolve("credentials.env");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            for (String line : Files.readAllLines(file)) {
                if (line.contains("=")) {
                    assertThat(gateway.log()).doesNotContain(line.substring(line.indexOf('=') + 1));
                }
            }
        }
    }
}
