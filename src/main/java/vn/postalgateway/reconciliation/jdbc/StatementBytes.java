package vn.postalgateway.reconciliation.jdbc;

import java.io.InputStream;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stored statement's bytes as a stream; holds one piece at a time. */
final class StatementBytes extends InputStream {

    private final JdbcClient jdbc;
    private final String statementId;
    private final LongConsumer progress;
    private byte[] piece = new byte[0];
    private int position;
    private int nextChunk;
    private long passed;

    /** @param progress is told how many bytes have been handed out, once per piece */
    StatementBytes(JdbcClient jdbc, String statementId, LongConsumer progress) {
        this.jdbc = jdbc;
        this.statementId = statementId;
        this.progress = progress;
    }

    @Override
    public int read() {
        return fill() ? piece[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() {
        if (position < piece.length) {
            return true;
        }
        progress.accept(passed);
        piece = jdbc.sql("select bytes from statement_chunk where statement_id = ? and chunk_no = ?")
                .params(statementId, nextChunk++).query(byte[].class).optional().orElse(new byte[0]);
        position = 0;
        passed += piece.length;
        return piece.length > 0;
    }
}
