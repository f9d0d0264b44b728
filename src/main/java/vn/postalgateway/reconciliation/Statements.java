package vn.postalgateway.reconciliation;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The statements (bảng kê) that the gateway keeps. Each method is one transaction. */
public interface Statements {

    /**
     * Keeps the file's bytes and plans the work on them. When this returns, both are committed and flushed. The same
     * bytes for
     * the same key are the same statement; other bytes are its next version.
     *
     * @param format the name of the format that reads it
     */
    StatementReceipt receive(StatementKey key, StatementFile file, String format);

    Optional<StatementView> byId(String statementId);

    /** Newest first. */
    List<StatementView> latest(int limit);

    /** Cells that cannot be read, in the order of the file, of the lines from the given one on. */
    List<CellFault> faults(String statementId, int limit);

    /** Where its lines stand in its file; empty before it was read. */
    Optional<StatementLayout> layout(String statementId);

    /** The file's bytes as they came. */
    InputStream open(String statementId);
}
