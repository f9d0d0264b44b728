package vn.postalgateway.platform.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An answer that is a file to be kept. It is written to disk first: an answer that has begun cannot turn into a problem
 * document any more.
 */
public final class FileAnswer {

    private FileAnswer() {
    }

    /** Writes the file's bytes. */
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** @param name of letters, digits, dots and dashes */
    public static Answer of(String contentType, String name, Content content) {
        return Answer.of(contentType, whole(content)).with("Content-Disposition", "attachment; filename=\"" + name
                + "\"");
    }

    /** All of it, once it is written; the file is gone when this is closed. */
    public static InputStream whole(Content content) {
        try {
            Path file = Files.createTempFile("answer", ".out");
            try (OutputStream out = Files.newOutputStream(file)) {
                content.write(out);
            } catch (IOException | RuntimeException failed) {
                Files.delete(file);
                throw failed;
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be written to a temporary file", e);
        }
    }
}
