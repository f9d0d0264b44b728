package vn.postalgateway.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A witness's file: lines of words, each on the disk before {@link #append} returns. */
final class FlushedLines implements AutoCloseable {

    private static final String BETWEEN = "\t";

    private final FileChannel channel;

    FlushedLines(Path file) {
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void append(String... words) {
        try {
            ByteBuffer line = StandardCharsets.UTF_8.encode(String.join(BETWEEN, words) + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All whole lines; one without its end was never answered for. */
    static List<List<String>> read(Path file) {
        try {
            String all = Files.exists(file) ? Files.readString(file) : "";
            return all.substring(0, all.lastIndexOf('\n') + 1).lines()
                    .map(line -> List.of(line.split(BETWEEN, -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
