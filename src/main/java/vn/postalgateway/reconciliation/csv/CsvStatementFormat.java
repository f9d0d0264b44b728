package vn.postalgateway.reconciliation.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import vn.postalgateway.reconciliation.CellMarks;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.tariff.Wording;

/**
 * CSV in UTF-8, with or without BOM, comma or semicolon: the mark that stands more often in the widest of the first
 * rows. Streams.
 */
public class CsvStatementFormat implements StatementFormat {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int LONGEST_HEADING = 64 * 1024;
    private static final int ROWS_LOOKED_AT = 31;
    private static final long MOST_BYTES = 256L << 20;
    private static final int LONGEST_FIELD = 256 * 1024;

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public boolean isFor(StatementFile file) {
        return file.isNamed(".csv");
    }

    @Override
    public long mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public void read(InputStream file, String sheet, Rows rows) {
        try {
            BufferedInputStream in = new BufferedInputStream(file, LONGEST_HEADING);
            skipBom(in);
            char separator = separator(in);
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
            pass(text, separator, rows);
        } catch (IOException e) {
            throw failure(e);
        } catch (UncheckedIOException e) {
            throw failure(e.getCause());
        } catch (CsvParseException malformed) {
            // Its text may quote the row, and a row may name a person.
            throw new StatementUnreadable("not-csv", new Wording(
                    "Tệp không phải CSV hợp lệ: có dấu ngoặc kép không đóng hoặc đặt sai chỗ, hoặc ô quá dài.",
                    "The file is no valid CSV: a quote is not closed or stands in the wrong place, or a cell is too"
                    + " long."));
        }
    }

    @Override
    public void mark(InputStream file, String sheet, CellMarks marks, OutputStream out) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file, LONGEST_HEADING);
        skipBom(in);
        char separator = separator(in);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).build(text)) {
            CsvMarking marking = new CsvMarking(marks, csv);
            read(in, sheet, new Rows() {
                @Override
                public void sheet(Sheet found) {
                    throw new IllegalStateException("CSV has no sheets");
                }

                @Override
                public void row(int fileRow, List<String> cells) {
                    marking.row(fileRow, cells);
                }
            });
        }
    }

    private static void pass(Reader text, char separator, Rows rows) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .allowExtraFields(true).allowMissingFields(true)
                .allowUnclosedQuote(false).allowExtraCharsAfterClosingQuote(false).maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                rows.row(Math.toIntExact(row.getStartingLineNumber()), row.getFields());
            }
        }
    }

    private static void skipBom(BufferedInputStream in) throws IOException {
        in.mark(BOM.length);
        if (!Arrays.equals(in.readNBytes(BOM.length), BOM)) {
            in.reset();
        }
    }

    private static char separator(BufferedInputStream in) throws IOException {
        in.mark(LONGEST_HEADING);
        byte[] start = in.readNBytes(LONGEST_HEADING);
        in.reset();
        // Title rows may hold neither; the heading is the row that holds most.
        return new String(start, StandardCharsets.ISO_8859_1).lines().limit(ROWS_LOOKED_AT)
                .max(Comparator.comparingLong(row -> Math.max(count(row, ','), count(row, ';'))))
                .filter(row -> count(row, ';') > count(row, ',')).map(row -> ';').orElse(',');
    }

    private static long count(String row, char mark) {
        return row.chars().filter(c -> c == mark).count();
    }

    private static RuntimeException failure(IOException e) {
        if (e instanceof CharacterCodingException) {
            return new StatementUnreadable("not-utf8",
                    new Wording("Tệp không ở bảng mã UTF-8: hãy lưu lại dạng CSV UTF-8.",
                    "The file is not UTF-8: save it again as CSV UTF-8."));
        }
        return new UncheckedIOException("the statement's bytes cannot be read", e);
    }
}
