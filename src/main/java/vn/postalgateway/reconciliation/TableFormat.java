package vn.postalgateway.reconciliation;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of file that a spreadsheet opens. The same rows give the same bytes, whenever they are written.
 */
public interface TableFormat {

    /**
     * Begins a file; closing the table ends it and leaves the stream open. Constant memory, however many rows.
     *
     * @param name of the table, without spaces
     */
    <R> Table<R> begin(String name, List<Column<R>> columns, OutputStream out) throws IOException;

    /** A file that is being written. */
    interface Table<R> extends Closeable {

        void row(R row) throws IOException;
    }

    /**
     * One column. Only texts may begin with anything: they are written so that no spreadsheet runs or rounds them.
     *
     * @param value what stands in a row's cell, or null for an empty one: a {@link String}, or a whole number as
     *              {@link Integer} or {@link Long}
     */
    record Column<R>(String heading, Kind kind, Function<R, Object> value) {

        public static <R> Column<R> text(String heading, Function<R, Object> value) {
            return new Column<>(heading, Kind.TEXT, value);
        }

        public static <R> Column<R> number(String heading, Function<R, Object> value) {
            return new Column<>(heading, Kind.NUMBER, value);
        }

        public static <R> Column<R> amount(String heading, Function<R, Object> value) {
            return new Column<>(heading, Kind.AMOUNT, value);
        }
    }

    /** What a column holds. */
    enum Kind {
        /** Codes and sentences; zeros in front are kept. */
        TEXT,
        /** A whole number without marks. */
        NUMBER,
        /** Whole dong. */
        AMOUNT
    }
}
