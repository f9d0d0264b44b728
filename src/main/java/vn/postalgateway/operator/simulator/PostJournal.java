package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The post's store: one JSON line per record, only ever appended. A record counts once its future is done, which is
 * after the flush to the disk; many waiting records share one flush. A last line without its end was never answered
 * for and is cut off.
 */
class PostJournal implements AutoCloseable {

    private static final int LINES_PER_FLUSH = 2_000;
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private record Waiting(byte[] line, CompletableFuture<Void> durable) { }

    private final Path file;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final FileChannel channel;
    private final Thread writer;
    private volatile boolean open = true;

    PostJournal(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(lengthOfWholeLines());
            channel.position(channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writer = new Thread(this::write, "simulated-post-journal");
        writer.setDaemon(true);
    }

    /** All records from earlier runs; to be read before {@link #start}. */
    List<PostRecord> read() {
        try {
            List<PostRecord> records = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                records.add(JSON.readValue(line, PostRecord.class));
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        writer.start();
    }

    /** Done once the record is on the disk; records reach it in the order of these calls. */
    CompletableFuture<Void> append(PostRecord entry) {
        Waiting next = new Waiting(lineOf(entry), new CompletableFuture<>());
        waiting.add(next);
        return next.durable();
    }

    private static byte[] lineOf(PostRecord entry) {
        try {
            return (JSON.writerFor(PostRecord.class).writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        while (open || !waiting.isEmpty()) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, LINES_PER_FLUSH);
                flush(batch);
                batch.forEach(w -> w.durable().complete(null));
            } catch (IOException failed) {
                batch.forEach(w -> w.durable().completeExceptionally(failed));
            } catch (InterruptedException closing) {
                open = false;
            }
            batch.clear();
        }
    }

    private void flush(List<Waiting> batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        batch.forEach(w -> bytes.writeBytes(w.line()));
        long before = channel.position();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        } catch (IOException failed) {
            channel.truncate(before);
            throw failed;
        }
    }

    private long lengthOfWholeLines() throws IOException {
        byte[] all = Files.readAllBytes(file);
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    @Override
    public void close() {
        open = false;
        writer.interrupt();
        try {
            writer.join(5_000);
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
