package vn.postalgateway.reconciliation;

import java.io.InputStream;
import java.util.List;

/** Reads the rows of a statement file one by one; never holds the file whole. */
public interface StatementFormat {

    /** @throws StatementUnreadable if the file is no such file, or its heading cannot be used */
    void read(InputStream file, Rows rows);

    /** Where the rows go. */
    interface Rows {

        /** Comes first, once. */
        void heading(List<String> cells);

        /** @param fileRow where the row stands in the file, the first being 1 */
        void row(int fileRow, List<String> cells);
    }
}
