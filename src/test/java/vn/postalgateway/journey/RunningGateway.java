package vn.postalgateway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.postalgateway.PostalGateway;

/**
 * The whole gateway on real parts, in this process: PostgreSQL, Artemis, SOAP over HTTP, files in a home folder of its own. Tests that
 * extend this share one gateway, so each brings its own request ids.
 */
@SpringBootTest(classes = PostalGateway.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
public abstract class RunningGateway {

    protected static final Path HOME = newHome();

    @LocalServerPort
    private int port;

    private static Path newHome() {
        try {
            Path target = Files.createDirectories(Path.of("target", "homes").toAbsolutePath());
            return Files.createTempDirectory(target, "gateway-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("GATEWAY_HOME", HOME::toString);
        registry.add("gateway.config-folder", () -> ConfigWithBothDialects.in(HOME).toString());
    }

    protected String url() {
        return "http://127.0.0.1:" + port;
    }

    protected PartnerClient oneStop() {
        return client("ONE_STOP_TOKEN");
    }

    protected PartnerClient finance() {
        return client("FINANCE_TOKEN");
    }

    protected PartnerClient post() {
        return client("POST_TOKEN");
    }

    private PartnerClient client(String tokenName) {
        return new PartnerClient(url(), PartnerClient.credential(HOME, tokenName));
    }
}
