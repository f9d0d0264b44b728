package vn.postalgateway;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.postalgateway.conformance.Admission;
import vn.postalgateway.conformance.Caller;
import vn.postalgateway.conformance.EventJourneys;
import vn.postalgateway.conformance.FeedJourneys;
import vn.postalgateway.conformance.Journey;
import vn.postalgateway.conformance.Logins;
import vn.postalgateway.conformance.OrderJourneys;
import vn.postalgateway.conformance.Patience;
import vn.postalgateway.conformance.PlacementJourneys;
import vn.postalgateway.conformance.Rehearsal;
import vn.postalgateway.conformance.Report;
import vn.postalgateway.conformance.ReportText;
import vn.postalgateway.conformance.SampleOrders;
import vn.postalgateway.conformance.ScriptedPost;
import vn.postalgateway.conformance.Setting;
import vn.postalgateway.conformance.Stage;
import vn.postalgateway.conformance.http.HttpDoors;
import vn.postalgateway.conformance.http.HttpWebhookInbox;
import vn.postalgateway.conformance.http.SoapCalls;
import vn.postalgateway.conformance.http.SoapPost;
import vn.postalgateway.conformance.json.JsonText;
import vn.postalgateway.platform.StartRefused;

/**
 * {@code java -jar postal-gateway.jar conformance one-stop|operator}: plays a partner against a running gateway and
 * reports which promises it kept. No gateway is started.
 */
public final class ConformanceCommand {

    private static final String NAME = "conformance";
    private static final Duration BUSY_FOR = Duration.ofSeconds(3);

    private final Setting setting;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final Logins logins;

    private ConformanceCommand(Setting setting, Map<String, String> environment, PrintStream out) throws IOException {
        this.setting = setting;
        this.out = out;
        this.logins = new Logins(setting.credentials() == null ? environment : lines(setting.credentials()));
    }

    static boolean isMeantBy(String[] args) {
        return args.length > 0 && args[0].equals(NAME);
    }

    /**
     * @param args with the command's name in front
     * @return whether every promise was kept
     * @throws StartRefused in one line, if the rehearsal cannot begin
     */
    public static boolean run(String[] args, Map<String, String> environment, PrintStream out) {
        try {
            Setting setting = Setting.of(Arrays.copyOfRange(args, 1, args.length));
            return new ConformanceCommand(setting, environment, out).rehearse().passed();
        } catch (IllegalArgumentException | IOException wrong) {
            throw new StartRefused(wrong instanceof BindException ? "--listen: " + wrong.getMessage()
                    : wrong instanceof IOException ? wrong.toString() : wrong.getMessage());
        }
    }

    private static Map<String, String> lines(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Files.readAllLines(file).stream().filter(line -> line.matches("[A-Z_]+=.+"))
                .forEach(line -> values.put(line.substring(0, line.indexOf('=')),
                        line.substring(line.indexOf('=') + 1)));
        return values;
    }

    private Report rehearse() throws IOException {
        for (Caller caller : setting.asPost() ? List.of(Caller.ONE_STOP, Caller.POST) : List.of(Caller.ONE_STOP)) {
            if (!logins.has(caller)) {
                throw new IllegalArgumentException(caller + "_TOKEN is missing in "
                        + (setting.credentials() == null ? "the environment" : setting.credentials()));
            }
        }
        HttpDoors doors = new HttpDoors(setting.gateway(), logins);
        refuse(Admission.refusal(doors, setting.asPost()));
        Report report = setting.asPost() ? asPost(stage(doors)) : asOneStop(stage(doors));
        out.println(ReportText.sum(report));
        if (setting.report() != null) {
            Files.writeString(setting.report(), ReportText.page(report));
        }
        return report;
    }

    private static void refuse(Optional<String> refusal) {
        refusal.ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    private Report asOneStop(Stage stage) throws IOException {
        try (HttpWebhookInbox inbox = new HttpWebhookInbox(setting.listen().getHostString(),
                setting.listen().getPort(), clock)) {
            return walk(new OrderJourneys(stage).all(), new FeedJourneys(stage, inbox).all());
        }
    }

    private Report asPost(Stage stage) throws IOException {
        ScriptedPost books = new ScriptedPost(clock, BUSY_FOR);
        try (SoapPost post = new SoapPost(setting.listen().getHostString(), setting.listen().getPort(), books)) {
            out.println("The post listens at " + post.address() + "; the gateway's VNPOST_ENDPOINT must be this.");
            PlacementJourneys placement = new PlacementJourneys(stage, books);
            refuse(placement.refusal());
            return walk(placement.all(), new EventJourneys(stage).all(), List.of(placement.last()));
        }
    }

    private Stage stage(HttpDoors doors) throws IOException {
        SampleOrders orders = new SampleOrders(setting.order() == null ? SampleOrders.usualPattern()
                : JsonText.readObject(setting.order()), clock.instant());
        return new Stage(doors, new SoapCalls(setting.gateway(), logins), orders, new Patience(setting.patience()),
                clock);
    }

    @SafeVarargs
    private Report walk(List<Journey>... parts) {
        return new Rehearsal(clock, finding -> out.println(ReportText.line(finding))).run(setting.role(),
                setting.gateway().toString(), Stream.of(parts).flatMap(List::stream).toList());
    }
}
