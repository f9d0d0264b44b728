package vn.postalgateway.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Watches how a server's processes tell the kernel to put a file's data on the disk. */
final class Strace implements AutoCloseable {

    private static final Pattern WHOLE = Pattern.compile("([0-9.]+) (?:fdatasync|fsync)\\(.*= 0 <([0-9.]+)>");
    private static final Pattern RESUMED = Pattern.compile("([0-9.]+) <\\.\\.\\. (?:fdatasync|fsync) resumed>.*= 0.*");

    private final Path output;
    private final Process process;

    Strace(ProcessHandle server) {
        try {
            output = Files.createTempFile("strace-", ".out");
            List<String> command = new ArrayList<>(List.of("strace", "-f", "-ttt", "-T", "-e", "trace=fdatasync,fsync",
                    "-o", output.toString()));
            Stream.concat(Stream.of(server), server.descendants()).forEach(each ->
                    command.addAll(List.of("-p", String.valueOf(each.pid()))));
            Path said = Files.createTempFile("strace-", ".log");
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            long attached = server.descendants().count() + 1;
            Awaitility.await("strace attaches: " + said).atMost(Duration.ofSeconds(20)).until(() ->
                    Files.readAllLines(said).stream().filter(line -> line.contains("attached")).count() >= attached);
        } catch (IOException e) {
            throw new UncheckedIOException("this test needs strace, and the right to trace: apt-get install strace", e);
        }
    }

    /** When each flush was done, in seconds. To be asked after {@link #close()}. */
    List<Double> syncsEnded() {
        try (Stream<String> lines = Files.lines(output)) {
            List<Double> ended = new ArrayList<>();
            lines.forEach(line -> {
                Matcher whole = WHOLE.matcher(line);
                Matcher resumed = RESUMED.matcher(line);
                if (whole.find()) {
                    ended.add(Double.parseDouble(whole.group(1)) + Double.parseDouble(whole.group(2)));
                } else if (resumed.find()) {
                    ended.add(Double.parseDouble(resumed.group(1)));
                }
            });
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
