package vn.postalgateway.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the operating system that is run to its end. */
final class Command {

    /** What the program said on both its outputs; exit code -1 when there is no such program or it took too long. */
    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private static final int NOT_RUN = -1;

    private Command() {
    }

    static Result run(Path folder, Duration limit, List<String> words) {
        try {
            // a file, not a pipe: a server that the program leaves behind would keep a pipe open
            Path output = Files.createTempFile("postal-gateway-", ".out");
            try {
                return run(folder, limit, words, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Result run(Path folder, Duration limit, List<String> words, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException noSuchProgram) {
            return new Result(NOT_RUN, String.valueOf(noSuchProgram.getMessage()));
        }
        process.getOutputStream().close();
        return awaitEnd(process, limit, output);
    }

    private static Result awaitEnd(Process process, Duration limit, Path output) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Result(process.exitValue(), Files.readString(output).strip());
            }
            process.destroyForcibly();
            return new Result(NOT_RUN, "no end within " + limit);
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Result(NOT_RUN, "interrupted");
        }
    }
}
