package vn.postalgateway.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import vn.postalgateway.packaged.ComposeSecrets;
import vn.postalgateway.packaged.PackagedGateway;
import vn.postalgateway.packaged.StandAloneArtemis;

/**
 * Everything around the gateways, each part in a process of its own and behind a wire that can be made bad: database,
 * broker, post. The gateways' times are short, so that doubt is settled within seconds.
 */
final class Site implements AutoCloseable {

    /** As long as one call to the post may last at most: connecting, waiting, reading. */
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration RECEIVE = Duration.ofSeconds(2);
    static final Duration LEASE = Duration.ofSeconds(7);

    final Path folder;
    final OwnPostgres postgres;
    final StandAloneArtemis broker;
    final PostProcess post;
    final FaultProxy toPostgres;
    final FaultProxy toBroker;
    final FaultProxy toPost;
    private final ComposeSecrets secrets;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** With a post that answers by the seed's script. */
    static Site withScriptedPost(long seed) {
        return new Site(folder -> new PostProcess(folder, seed, RECEIVE.plusSeconds(1)));
    }

    /** With a post that takes each order at once. */
    static Site withFaultlessPost() {
        return new Site(PostProcess::new);
    }

    private Site(Function<Path, PostProcess> newPost) {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes").toAbsolutePath()),
                    "faults-");
            secrets = ComposeSecrets.in(Files.createDirectory(folder.resolve("secrets")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            broker = own(new StandAloneArtemis(secrets)).start();
            postgres = own(new OwnPostgres(folder.resolve("postgres")));
            post = own(newPost.apply(folder));
            toPostgres = own(new FaultProxy(postgres::port));
            toBroker = own(new FaultProxy(broker::port));
            toPost = own(new FaultProxy(post::port));
        } catch (RuntimeException unfinished) {
            close();
            throw unfinished;
        }
    }

    private <T extends AutoCloseable> T own(T part) {
        started.push(part);
        return part;
    }

    /** @param settings that come on top of the site's own, and beat them */
    PackagedGateway gateway(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(secrets.variables("gateway.env"));
        variables.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + toPostgres.port() + "/"
                + OwnPostgres.OWNER);
        variables.put("SPRING_DATASOURCE_USERNAME", OwnPostgres.OWNER);
        variables.put("SPRING_DATASOURCE_PASSWORD", postgres.ownerPassword());
        variables.put("SPRING_ARTEMIS_MODE", "native");
        variables.put("SPRING_ARTEMIS_BROKER_URL", "tcp://127.0.0.1:" + toBroker.port());
        variables.put("SPRING_ARTEMIS_USER", "gateway");
        variables.put("SPRING_ARTEMIS_PASSWORD", secrets.variables("broker.env").get("ARTEMIS_PASSWORD"));
        variables.put("VNPOST_ENDPOINT", "http://127.0.0.1:" + toPost.port() + "/");
        variables.put("GATEWAY_OPERATORS_VNPOST_CONNECTTIMEOUT", CONNECT.toString());
        variables.put("GATEWAY_OPERATORS_VNPOST_RECEIVETIMEOUT", RECEIVE.toString());
        variables.put("GATEWAY_OPERATORS_VNPOST_DEADLINE", RECEIVE.toString());
        variables.put("GATEWAY_OPERATORS_VNPOST_BREAKER_OPENSECONDS", "2");
        variables.put("GATEWAY_OPERATORS_VNPOST_PLACEMENTWORKERS", "8");
        variables.put("GATEWAY_PLACEMENT_LEASE", LEASE.toString());
        variables.put("GATEWAY_PLACEMENT_RETRYCAP", "PT4S");
        variables.put("GATEWAY_OUTBOX_RESENDAFTER", "PT3S");
        variables.put("GATEWAY_OUTBOX_RESENDPERIOD", "500");
        variables.put("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START);
        variables.putAll(settings);
        return new PackagedGateway(PackagedGateway.newHome(), variables);
    }

    /** All wires are good again. */
    void heal() {
        toPostgres.become(FaultProxy.Wire.GOOD);
        toBroker.become(FaultProxy.Wire.GOOD);
        toPost.become(FaultProxy.Wire.GOOD);
    }

    @Override
    public void close() {
        started.forEach(part -> {
            try {
                part.close();
            } catch (Exception unended) {
                throw new IllegalStateException(unended);
            }
        });
    }
}
