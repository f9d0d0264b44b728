package vn.postalgateway.reconciliation.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes rows with COPY, in pieces of about a megabyte, so that the transaction's connection is free for reading in
 * between.
 * Joins the caller's transaction.
 */
final class CopyRows {

    private static final int PIECE = 1 << 20;

    private final JdbcOperations jdbc;
    private final String sql;
    private final StringBuilder buffer = new StringBuilder(PIECE + (PIECE >> 3));
    private long rows;

    CopyRows(JdbcOperations jdbc, String tableAndColumns) {
        this.jdbc = jdbc;
        this.sql = "copy " + tableAndColumns + " from stdin";
    }

    /** A null is a null, a list an array of texts, anything else its text. */
    void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                buffer.append('\t');
            }
            append(values[i]);
        }
        buffer.append('\n');
        rows++;
        if (buffer.length() >= PIECE) {
            flush();
        }
    }

    long rows() {
        return rows;
    }

    void flush() {
        byte[] piece = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        if (piece.length == 0) {
            return;
        }
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new ByteArrayInputStream(piece));
            } catch (IOException e) {
                throw new UncheckedIOException("COPY was cut off", e);
            }
        });
    }

    private void append(Object value) {
        if (value == null) {
            buffer.append("\\N");
        } else if (value instanceof List<?> list) {
            escape(list.stream().map(v -> '"' + v.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        } else {
            escape(value.toString());
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                // PostgreSQL keeps no NUL in a text
                case '\0' -> buffer.append('\uFFFD');
                default -> buffer.append(c);
            }
        }
    }
}
