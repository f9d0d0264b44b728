package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance kit out of the jar, as a post's developer runs it, beside a packaged gateway that calls it. */
class ConformanceIT {

    private static final int LONGEST_MINUTES = 4;

    @TempDir
    private Path folder;

    @Test
    void keepsEveryPromiseToAPost() throws Exception {
        String listen = "127.0.0.1:" + PackagedGateway.freePort();
        try (PackagedGateway gateway = new PackagedGateway(PackagedGateway.newHome(),
                Map.of("VNPOST_ENDPOINT", "http://" + listen + "/")).start()) {
            Path report = folder.resolve("report.md");

            int exitCode = kit("operator", "--gateway", gateway.url(), "--listen", listen, "--credentials",
                    gateway.home().resolve("credentials.env").toString(), "--report", report.toString());

            assertThat(exitCode).as(said()).isZero();
            assertThat(said()).contains("PASSED: 13 of 13 promises kept");
            assertThat(Files.readString(report)).contains("## accepted-then-silent: kept").contains("## forged: kept");
        }
    }

    @Test
    void endsWithOneLineAndOneWhereNobodyAnswers() throws Exception {
        Path credentials = Files.writeString(folder.resolve("c.env"), "ONE_STOP_TOKEN=ptk_1\n");

        int exitCode = kit("one-stop", "--gateway", "http://127.0.0.1:" + PackagedGateway.freePort(), "--credentials",
                credentials.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(said().lines()).hasSize(1).allMatch(line -> line.startsWith("the gateway does not answer"));
    }

    // In a folder of its own: a partner has the jar, not the project
    private int kit(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-jar", PackagedGateway.JAR.toString(),
                "conformance"));
        command.addAll(List.of(words));
        Process kit = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile()).start();
        if (!kit.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            kit.destroyForcibly();
            throw new IllegalStateException("the kit does not end: " + said());
        }
        return kit.exitValue();
    }

    private String said() throws Exception {
        return Files.readString(folder.resolve("said"));
    }
}
