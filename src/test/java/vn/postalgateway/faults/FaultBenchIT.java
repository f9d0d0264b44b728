package vn.postalgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.postalgateway.faults.agent.AgentJar;
import vn.postalgateway.faults.agent.CrashPoint;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.packaged.PackagedGateway;

/**
 * One postal order per request, whatever breaks: gateways that are killed at named points and at random, wires, broker and
 * database that fail, a post that answers by a script. The judge is not the gateway: what the callers were told is
 * compared with what the post wrote into its own journal. Short in each build; long by hand with
 * {@code mvn -Pfaults verify -Dfaults.seed=… -Dfaults.minutes=… -Dfaults.kills=… -Dfaults.orders=…}: src/docs/faults.md.
 */
class FaultBenchIT {

    /** How much longer a long run may go on for the crash points that it did not meet yet. */
    private static final int MINUTES_FOR_THE_REST = 10;
    /** So that callers outrun the post as little as gateways that die every minute allow. */
    private static final String MOST_WAITING = "1000";
    /** A backlog drains at the post's pace; stuck is who does not move for so long. */
    private static final Duration HEALING = Duration.ofSeconds(150);
    /** The one that found orders which a paused queue had brought in vain. */
    private static final long SEED_OF_A_SHORT_RUN = 811_487;

    /** A run goes on until it has so many, however long it takes. */
    private final int fewestKills = Integer.getInteger("faults.kills", 2);
    private final int fewestOrders = Integer.getInteger("faults.orders", 60);
    private final int minutes = Integer.getInteger("faults.minutes", 0);
    private final long seed = Long.getLong("faults.seed",
            minutes == 0 ? SEED_OF_A_SHORT_RUN : System.nanoTime() % 1_000_000);
    private final Random random = new Random(seed);
    private final KillPlan plan = new KillPlan(new Random(random.nextLong()));
    private final List<UnderFire> gateways = new ArrayList<>();

    @Test
    void everyPromiseIsKeptExactlyOnceWhateverBreaks() {
        System.out.println("Fault bench, seed " + seed + " (repeat with -Dfaults.seed=" + seed + ")");
        try (Site site = Site.withScriptedPost(seed)) {
            startGateways(site);
            Path clientLog = site.folder.resolve("client-log");
            ClientLog log = new ClientLog(clientLog);
            OneStops callers = new OneStops(seed, minutes == 0 ? 4 : 24, 150, log, () -> partners("ONE_STOP_TOKEN"));
            Postmen postmen = new Postmen(site.post, () -> partners("POST_TOKEN"));
            Mischief mischief = new Mischief(site, gateways, new Random(random.nextLong()), minutes == 0).start();

            untilEnough(callers, mischief);
            mischief.stop();
            gateways.forEach(UnderFire::peace);
            callers.finish(HEALING.toSeconds());
            long healing = System.nanoTime();
            List<Judge.Finding> findings = healed(clientLog, site, postmen);
            postmen.close();
            System.out.println("healed after " + Duration.ofNanos(System.nanoTime() - healing).toSeconds() + " s");
            log.close();

            System.out.println(report(callers, site, mischief, findings));
            assertThat(callers.rude()).as("answers that are neither a promise nor a polite refusal").isEmpty();
            assertThat(findings).as("seed " + seed).isEmpty();
            if (minutes > 0) {
                assertThat(plan.missed()).as("crash points where no gateway was killed").isEmpty();
            }
        } finally {
            gateways.forEach(UnderFire::close);
        }
    }

    private void startGateways(Site site) {
        Path agent = AgentJar.in(site.folder);
        UnderFire.Lives lives = minutes == 0 ? new UnderFire.Lives(8, Duration.ofSeconds(10))
                : new UnderFire.Lives(40, Duration.ofSeconds(20));
        Map<String, String> settings = new HashMap<>(Map.of("GATEWAY_INTAKE_BACKLOGLIMIT", MOST_WAITING));
        if (minutes > 0) {
            settings.put("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START + " " + classesOf(site, agent));
        }
        for (int i = 0; i < (minutes == 0 ? 1 : 2); i++) {
            gateways.add(new UnderFire(site.gateway(settings).behind(agent), site.folder, plan,
                    new Random(random.nextLong()), lives).start());
            settings.put("GATEWAY_DATA_KEY",
                    PartnerClient.credential(gateways.get(0).gateway().home(), "GATEWAY_DATA_KEY"));
        }
    }

    /** Written once for all the lives to come: without them half the run would be starts. */
    private static String classesOf(Site site, Path agent) {
        return new PackagedGateway(PackagedGateway.newHome(), Map.of("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START))
                .behind(agent).classesWrittenTo(site.folder.resolve("classes.jsa"));
    }

    private List<PartnerClient> partners(String token) {
        String value = PartnerClient.credential(gateways.get(0).gateway().home(), token);
        return gateways.stream().map(g -> new PartnerClient(g.gateway().url(), value)).toList();
    }

    private void untilEnough(OneStops callers, Mischief mischief) {
        long start = System.nanoTime();
        long end = start + TimeUnit.MINUTES.toNanos(minutes);
        long last = end + TimeUnit.MINUTES.toNanos(MINUTES_FOR_THE_REST);
        while (System.nanoTime() < end
                || plan.killsInAll() + mischief.kills() < fewestKills || callers.accepted() < fewestOrders
                || minutes > 0 && !plan.missed().isEmpty() && System.nanoTime() < last) {
            pause(200);
        }
    }

    /** The verdict as soon as it is clean, at the latest when nothing has become better for the time of healing. */
    private List<Judge.Finding> healed(Path clientLog, Site site, Postmen postmen) {
        long end = System.nanoTime() + HEALING.toNanos();
        int fewest = Integer.MAX_VALUE;
        List<Judge.Finding> findings;
        do {
            pause(1_000);
            Set<String> pickedUp = postmen.acknowledged();
            Map<String, Judge.View> views = Judge.View.ofAll(partners("ONE_STOP_TOKEN").get(0));
            findings = Judge.judge(ClientLog.read(clientLog), site.post.journal(), views, pickedUp);
            if (findings.size() < fewest) {
                fewest = findings.size();
                end = System.nanoTime() + HEALING.toNanos();
            }
        } while (!findings.isEmpty() && System.nanoTime() < end);
        return findings;
    }

    private String report(OneStops callers, Site site, Mischief mischief, List<Judge.Finding> findings) {
        PostJournal.Reading post = site.post.journal();
        Map<Reply, Integer> replies = new TreeMap<>();
        post.heard().values().forEach(reply -> replies.merge(reply, 1, Integer::sum));
        StringBuilder text = new StringBuilder("Fault bench, seed " + seed + ", " + minutes + " minutes, "
                + gateways.size() + " gateways\n");
        line(text, "orders accepted", callers.accepted());
        line(text, "items at the post", post.living().size());
        line(text, "polite refusals", callers.refusals());
        line(text, "slowest refusal, ms", callers.slowestRefusalMillis());
        line(text, "failed starts", gateways.stream().mapToInt(UnderFire::failedStarts).sum());
        for (CrashPoint point : CrashPoint.values()) {
            line(text, "killed " + point.words, plan.killsAt(point));
        }
        line(text, "killed anywhere", plan.killsAnywhere());
        line(text, "gateways killed in all", plan.killsInAll());
        mischief.done().forEach((what, times) -> line(text, what, times));
        line(text, "kills in all: gateways, database, broker", plan.killsInAll() + mischief.kills());
        replies.forEach((reply, times) -> line(text, "the post's first reply: " + reply.words, times));
        for (Judge.Fault fault : Judge.Fault.values()) {
            line(text, fault.name(), (int) findings.stream().filter(f -> f.fault() == fault).count());
        }
        findings.stream().limit(50).forEach(finding -> text.append(finding).append('\n'));
        callers.rude().stream().distinct().limit(20).forEach(answer -> text.append("RUDE ").append(answer).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, long number) {
        text.append(String.format("%-50s%8d%n", what, number));
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
