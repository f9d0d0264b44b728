package vn.postalgateway.reconciliation;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the results of a statement as a file for a spreadsheet. */
public interface ResultExport {

    /**
     * All results, largest money first; codes as text cells, amounts as numbers. Constant memory.
     *
     * @param outcome  null for all
     * @param language {@code vi} or {@code en}, for the explanations
     */
    void write(String statementId, Outcome outcome, String language, OutputStream out) throws IOException;
}
