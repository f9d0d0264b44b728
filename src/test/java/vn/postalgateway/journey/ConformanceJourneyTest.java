package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.ConformanceCommand;
import vn.postalgateway.platform.StartRefused;

/** The gateway keeps what its conformance kit looks at; the post's side is in {@code ConformanceIT}. */
class ConformanceJourneyTest extends RunningGateway {

    @TempDir
    private Path folder;

    private boolean run(ByteArrayOutputStream said, Map<String, String> environment, String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {"conformance", "one-stop", "--gateway", url()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return ConformanceCommand.run(words, environment, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void keepsEveryPromiseToAOneStopSystem() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Path report = folder.resolve("report.md");

        boolean passed = run(said, Map.of(), "--credentials", HOME.resolve("credentials.env").toString(),
                "--report", report.toString());

        String words = said.toString(StandardCharsets.UTF_8);
        assertThat(passed).as(words).isTrue();
        assertThat(words).contains("PASSED: 12 of 12 promises kept");
        assertThat(Files.readString(report)).contains("## signed-webhook: kept")
                .doesNotContain(PartnerClient.credential(HOME, "ONE_STOP_TOKEN"), "0912345678", "whsec_");
        assertThat(oneStop().get("/api/v1/webhook").status()).as("it takes its webhook away again").isEqualTo(404);
    }

    @Test
    void saysInOneLineWhyItCannotBegin() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertThat(refusal(() -> run(said, Map.of()))).isEqualTo("ONE_STOP_TOKEN is missing in the environment");
        assertThat(refusal(() -> run(said, Map.of("ONE_STOP_TOKEN", "ptk_wrong"))))
                .isEqualTo("the gateway does not take ONE_STOP_TOKEN: 401");
        assertThat(refusal(() -> run(said, Map.of(), "--credentials", "no-such-file"))).contains("no-such-file");
        assertThat(said.size()).isZero();
    }

    private static String refusal(Runnable run) {
        try {
            run.run();
            return "none";
        } catch (StartRefused refused) {
            return refused.getMessage();
        }
    }
}
