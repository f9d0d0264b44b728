package vn.postalgateway.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Reads the rows of one kind of statement file one by one; never holds the file whole. */
public interface StatementFormat {

    /** The name it is kept under: {@code CSV} or {@code XLSX}. */
    String name();

    /** By the ending of the file's name. */
    boolean isFor(StatementFile file);

    /** The most bytes that one file may have. */
    long mostBytes();

    /**
     * Looks at a file before it is taken in.
     *
     * @throws StatementRefused if it is too large when unpacked, holds macros or links, or is no such file at all
     */
    default void check(Path file) throws IOException {
        // nothing to see before it is read
    }

    /**
     * Reads all rows of the one table.
     *
     * @param sheet the sheet to read where there are several, or null
     * @throws StatementUnreadable if the file is no such file
     */
    void read(InputStream file, String sheet, Rows rows) throws IOException;

    /**
     * Writes the same file once more, with the cells marked that could not be read.
     *
     * @param sheet as it was read
     */
    void mark(InputStream file, String sheet, CellMarks marks, OutputStream out) throws IOException;

    /** Where the rows go. */
    interface Rows {

        /** Comes first, where the rows stand on a sheet; then rows may end before the heading does. */
        void sheet(Sheet sheet);

        /** @param fileRow where the row stands in the file, the first being 1 */
        void row(int fileRow, List<String> cells);
    }

    /**
     * The sheet of a workbook.
     *
     * @param from1904 its days count from 1904, not from 1900
     */
    record Sheet(String name, boolean from1904) {

        // A workbook takes 1900 for a leap year, so that its days count from 30 December 1899 since March 1900.
        private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
        private static final LocalDate DAY_ZERO_FROM_1904 = LocalDate.of(1904, 1, 1);

        /** The day that a workbook calls by this number, from 61 on (March 1900). */
        public static LocalDate day(long number, boolean from1904) {
            return (from1904 ? DAY_ZERO_FROM_1904 : DAY_ZERO).plusDays(number);
        }
    }
}
