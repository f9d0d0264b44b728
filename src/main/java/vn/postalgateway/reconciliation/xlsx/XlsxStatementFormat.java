package vn.postalgateway.reconciliation.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import vn.postalgateway.reconciliation.CellMarks;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementFormat;

/** XLSX by streaming: one sheet, codes as numbers or as text, days as numbers or as text. */
public class XlsxStatementFormat implements StatementFormat {

    private static final long MOST_BYTES = 64L << 20;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** What is done with the parts of a workbook that lies on disk. */
    private interface Work {
        void on(WorkbookParts parts) throws IOException, XMLStreamException;
    }

    @Override
    public String name() {
        return "XLSX";
    }

    /** Also what calls itself a workbook of another kind; the look at it then says what is wrong. */
    @Override
    public boolean isFor(StatementFile file) {
        return file.isNamed(".xlsx") || file.isNamed(".xlsm") || file.isNamed(".xls") || beginsLikeZip(file.path());
    }

    private static boolean beginsLikeZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException("the statement file cannot be read", unreadable);
        }
    }

    @Override
    public long mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public void check(Path file) throws IOException {
        WorkbookGate.check(file);
    }

    @Override
    public void read(InputStream file, String sheet, Rows rows) throws IOException {
        onDisk(file, parts -> {
            String name = parts.sheetNamed(sheet);
            rows.sheet(new Sheet(name, parts.isFrom1904()));
            try (InputStream part = parts.openSheet(name)) {
                new SheetRows(strings(parts), new CellValues(styles(parts), parts.isFrom1904()), rows)
                        .read(SafeXml.stream(part));
            }
        });
    }

    @Override
    public void mark(InputStream file, String sheet, CellMarks marks, OutputStream out) throws IOException {
        onDisk(file, parts -> new WorkbookMarking(parts, parts.sheetNamed(sheet), marks).write(out));
    }

    // A ZIP archive is read from its end, so the bytes must lie somewhere whole.
    private static void onDisk(InputStream file, Work work) throws IOException {
        Path copy = Files.createTempFile("statement", ".xlsx");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            try (WorkbookParts parts = new WorkbookParts(copy)) {
                work.on(parts);
            }
        } catch (ZipException | XMLStreamException broken) {
            throw WorkbookParts.unreadable();
        } finally {
            Files.delete(copy);
        }
    }

    private static SharedStrings strings(WorkbookParts parts) throws IOException, XMLStreamException {
        String path = parts.pathOf("sharedStrings");
        if (path == null) {
            return new SharedStrings();
        }
        try (InputStream part = parts.open(path)) {
            return new SharedStrings(part);
        }
    }

    private static DateStyles styles(WorkbookParts parts) throws IOException, XMLStreamException {
        String path = parts.pathOf("styles");
        if (path == null) {
            return new DateStyles();
        }
        try (InputStream part = parts.open(path)) {
            return new DateStyles(part);
        }
    }
}
