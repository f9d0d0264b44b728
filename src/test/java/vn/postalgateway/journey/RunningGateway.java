package vn.postalgateway.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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
import vn.postalgateway.notification.http.Receiver;

/**
 * The whole gateway on real parts, in this process: PostgreSQL, Artemis, SOAP over HTTP, files in a home folder of its own. Tests that
 * extend this share one gateway, so each brings its own request ids.
 */
@SpringBootTest(classes = PostalGateway.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
public abstract class RunningGateway {

    protected static final Path HOME = newHome();
    /** The citizens' mail server, and the gateway of their short messages. */
    protected static final GreenMail MAIL = mailServer();
    protected static final Receiver SMS = new Receiver();

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
        registry.add("gateway.notices.email.from", () -> "Cổng bưu chính <tin@post.example>");
        registry.add("gateway.notices.email.host", () -> "127.0.0.1");
        registry.add("gateway.notices.email.port", () -> MAIL.getSmtp().getPort());
        registry.add("gateway.notices.email.starttls", () -> false);
        registry.add("gateway.report.mail-to", () -> "bao-cao@ubnd.example");
        registry.add("gateway.notices.sms.url", () -> SMS.url().toString());
        registry.add("gateway.config-folder", () -> ConfigWithBothDialects.in(HOME).toString());
    }

    private static GreenMail mailServer() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
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

    protected PartnerClient support() {
        return client("SUPPORT_TOKEN");
    }

    private PartnerClient client(String tokenName) {
        return new PartnerClient(url(), PartnerClient.credential(HOME, tokenName));
    }
}
