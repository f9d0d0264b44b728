package vn.postalgateway.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The statement's own file once more, with every cell marked that could not be read: to be sent back to the post. */
public class MarkedStatement {

    /** No clerk looks at more, and as many fit the memory. */
    public static final int MOST_MARKS = 100_000;

    private final Statements statements;
    private final List<StatementFormat> formats;

    public MarkedStatement(Statements statements, List<StatementFormat> formats) {
        this.statements = statements;
        this.formats = List.copyOf(formats);
    }

    /**
     * Marks the first {@link #MOST_MARKS} cells.
     *
     * @param layout of a statement that was read
     * @throws StatementUnreadable if the file has no place for a mark; then its faults stand in the statement's view
     */
    public void write(String statementId, StatementLayout layout, OutputStream out) throws IOException {
        CellMarks marks = new CellMarks(layout.headingRow());
        statements.faults(statementId, MOST_MARKS)
                .forEach(fault -> marks.add(fault.fileRow(), layout.positionOf(fault.column()), fault.text()));
        StatementFormat format = formats.stream().filter(f -> f.name().equals(layout.format())).findFirst()
                .orElseThrow();
        try (InputStream file = statements.open(statementId)) {
            format.mark(file, layout.sheet(), marks, out);
        }
    }
}
