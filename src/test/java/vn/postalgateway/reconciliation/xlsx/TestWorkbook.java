package vn.postalgateway.reconciliation.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.postalgateway.reconciliation.StatementFormat;

/** Workbooks as posts send them, good and bad. */
public final class TestWorkbook {

    private TestWorkbook() {
    }

    /** A text is a text cell, a number a number, a day a number shown as a day, null no cell. */
    public static byte[] of(List<List<Object>> rows) {
        return sheets(Map.of("Bảng kê", rows));
    }

    static byte[] sheets(Map<String, List<List<Object>>> sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", null)) {
            sheets.forEach((name, rows) -> fill(workbook.newWorksheet(name), rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void fill(Worksheet sheet, List<List<Object>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                Object cell = rows.get(r).get(c);
                if (cell instanceof Number number) {
                    sheet.value(r, c, number);
                } else if (cell instanceof LocalDate day) {
                    sheet.value(r, c, day);
                    sheet.style(r, c).format("dd/MM/yyyy").set();
                } else if (cell != null) {
                    sheet.value(r, c, cell.toString());
                }
            }
        }
    }

    /** The same workbook with one part added, or another one in its place. */
    static byte[] with(byte[] workbook, String part, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(onDisk(workbook).toFile()); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                if (!entry.getName().equals(part)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same workbook as a program writes it that knows no styles. */
    public static byte[] withoutStyles(byte[] workbook) {
        String relations = "xl/_rels/workbook.xml.rels";
        return with(workbook, relations, part(workbook, relations).replaceAll("<Relationship [^>]*styles[^>]*/>", ""));
    }

    static byte[] with(byte[] workbook, String part, String content) {
        return with(workbook, part, content.getBytes(StandardCharsets.UTF_8));
    }

    public static String part(byte[] workbook, String part) {
        try (ZipFile in = new ZipFile(onDisk(workbook).toFile())) {
            return new String(in.getInputStream(in.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path onDisk(byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(Path.of("target"), "workbook", ".xlsx"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each row as its number and its cells; the sheet's name comes first. */
    static List<String> read(byte[] workbook, String sheet) {
        List<String> rows = new ArrayList<>();
        try {
            new XlsxStatementFormat().read(new ByteArrayInputStream(workbook), sheet, new StatementFormat.Rows() {
                @Override
                public void sheet(StatementFormat.Sheet found) {
                    rows.add(found.name());
                }

                @Override
                public void row(int fileRow, List<String> cells) {
                    rows.add(fileRow + " " + cells);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
