package vn.postalgateway.reconciliation.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes rows with COPY, in pieces of about a megabyte: while the database takes one piece in, the next one is made.
 * Joins the caller's transaction, whose connection lets one command at a time through; after {@link #flush} all rows
 * are written. To be closed before the transaction ends.
 */
final class CopyRows implements AutoCloseable {

    private static final int PIECE = 1 << 20;

    private final String sql;
    private final CopyManager copy;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(work -> new Thread(work, "copy-rows"));
    private final StringBuilder piece = new StringBuilder(PIECE + (PIECE >> 3));
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    CopyRows(JdbcOperations jdbc, String tableAndColumns) {
        this.sql = "copy " + tableAndColumns + " from stdin";
        this.copy = jdbc.execute((ConnectionCallback<CopyManager>) connection ->
                connection.unwrap(PGConnection.class).getCopyAPI());
    }

    /** A null is a null, a list an array of texts, anything else its text. */
    void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                piece.append('\t');
            }
            append(values[i]);
        }
        piece.append('\n');
        if (piece.length() >= PIECE) {
            write();
        }
    }

    void flush() {
        write();
        await();
    }

    /** Waits for what is being written: nobody may end the transaction under it. */
    @Override
    public void close() {
        try {
            await();
        } finally {
            beside.shutdown();
        }
    }

    private void write() {
        await();
        byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
        piece.setLength(0);
        writing = CompletableFuture.runAsync(() -> write(bytes), beside);
    }

    private void write(byte[] bytes) {
        try {
            copy.copyIn(sql, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("COPY was cut off", e);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("COPY", sql, e);
        }
    }

    // A failure is told once; nobody waits for the same piece again.
    private void await() {
        CompletableFuture<Void> last = writing;
        writing = CompletableFuture.completedFuture(null);
        try {
            last.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void append(Object value) {
        if (value == null) {
            piece.append("\\N");
        } else if (value instanceof List<?> list) {
            String mark = "{";
            for (Object element : list) {
                piece.append(mark).append('"');
                escape(element.toString().replace("\\", "\\\\").replace("\"", "\\\""));
                piece.append('"');
                mark = ",";
            }
            piece.append(list.isEmpty() ? "{}" : "}");
        } else {
            escape(value.toString());
        }
    }

    private void escape(String text) {
        if (isPlain(text)) {
            piece.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> piece.append("\\\\");
                case '\t' -> piece.append("\\t");
                case '\n' -> piece.append("\\n");
                case '\r' -> piece.append("\\r");
                // PostgreSQL keeps no NUL in a text
                case '\0' -> piece.append('\uFFFD');
                default -> piece.append(c);
            }
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == '\\') {
                return false;
            }
        }
        return true;
    }
}
