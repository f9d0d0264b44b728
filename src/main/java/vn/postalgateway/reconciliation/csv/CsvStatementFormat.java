package vn.postalgateway.reconciliation.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.tariff.Wording;

/**
 * CSV in UTF-8, with or without BOM, comma or semicolon: the mark that stands more often in the heading row. Streams.
 */
public class CsvStatementFormat implements StatementFormat {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int LONGEST_HEADING = 64 * 1024;
    private static final int LONGEST_FIELD = 256 * 1024;

    @Override
    public void read(InputStream file, Rows rows) {
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

    private static void pass(Reader text, char separator, Rows rows) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .allowExtraFields(true).allowMissingFields(true)
                .allowUnclosedQuote(false).allowExtraCharsAfterClosingQuote(false).maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(text)) {
            boolean headed = false;
            for (CsvRecord row : reader) {
                if (headed) {
                    rows.row(Math.toIntExact(row.getStartingLineNumber()), row.getFields());
                } else {
                    rows.heading(row.getFields());
                    headed = true;
                }
            }
            if (!headed) {
                throw new StatementUnreadable("empty", new Wording("Tệp không có dòng nào.", "The file has no row."));
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
        int commas = 0;
        int semicolons = 0;
        int read = 0;
        for (int b = in.read(); b >= 0 && b != '\n' && b != '\r' && ++read < LONGEST_HEADING; b = in.read()) {
            commas += b == ',' ? 1 : 0;
            semicolons += b == ';' ? 1 : 0;
        }
        in.reset();
        return semicolons > commas ? ';' : ',';
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
