package vn.postalgateway.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine that is run to its end and must succeed. */
public final class Program {

    private static final int LIMIT_SECONDS = 60;

    private Program() {
    }

    /** What it said. */
    public static String run(List<String> words) {
        try {
            // a file, not a pipe: a server that the program leaves behind would keep a pipe open
            Path output = Files.createTempFile("program-", ".out");
            Process process = new ProcessBuilder(words).directory(Path.of("/").toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(words.get(0) + " did not end well: " + said);
            }
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Signals a process; one that has just ended hears nothing. */
    public static void signal(String name, ProcessHandle process) {
        try {
            run(List.of("kill", "-" + name, String.valueOf(process.pid())));
        } catch (IllegalStateException unheard) {
            if (process.isAlive()) {
                throw unheard;
            }
        }
    }

    public static boolean weAreRoot() {
        return run(List.of("id", "-u")).equals("0");
    }
}
