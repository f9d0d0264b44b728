package vn.postalgateway.reconciliation.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import vn.postalgateway.reconciliation.CellMarks;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.tariff.Wording;

/** Writes a workbook once more with marked cells coloured; whatever else it holds stays byte by byte. */
final class WorkbookMarking {

    private static final int MOST_STYLES = 64 << 20;

    private final WorkbookParts parts;
    private final String sheet;
    private final CellMarks marks;
    private final XMLOutputFactory writers = XMLOutputFactory.newFactory();

    WorkbookMarking(WorkbookParts parts, String sheet, CellMarks marks) {
        this.parts = parts;
        this.sheet = sheet;
        this.marks = marks;
    }

    void write(OutputStream out) throws IOException, XMLStreamException {
        String stylesPath = parts.pathOf("styles");
        if (stylesPath == null) {
            throw new StatementUnreadable("no-styles", new Wording(
                    "Bảng tính không có định dạng nên không tô màu được ô; các lỗi có trong mục errors.",
                    "The workbook has no styles, so that no cell can be coloured; its errors stand in the statement."));
        }
        ByteArrayOutputStream styles = new ByteArrayOutputStream();
        int styleCount = copyStyles(stylesPath, styles);
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Enumeration<? extends ZipEntry> all = parts.zip().entries(); all.hasMoreElements();) {
            String name = all.nextElement().getName();
            zip.putNextEntry(new ZipEntry(name));
            if (name.equals(stylesPath)) {
                styles.writeTo(zip);
            } else if (name.equals(parts.pathOfSheet(sheet))) {
                copySheet(styleCount, zip);
            } else {
                try (InputStream part = parts.open(name)) {
                    part.transferTo(zip);
                }
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    private int copyStyles(String path, ByteArrayOutputStream styles) throws IOException, XMLStreamException {
        try (InputStream part = parts.open(path)) {
            byte[] bytes = part.readNBytes(MOST_STYLES + 1);
            if (bytes.length > MOST_STYLES) {
                throw WorkbookParts.unreadable();
            }
            XMLEventWriter writer = writers.createXMLEventWriter(styles, StandardCharsets.UTF_8.name());
            int count = new MarkedStyles().copy(SafeXml.events(new ByteArrayInputStream(bytes)), writer);
            writer.flush();
            return count;
        }
    }

    private void copySheet(int styleCount, ZipOutputStream zip) throws IOException, XMLStreamException {
        try (InputStream part = parts.openSheet(sheet)) {
            XMLEventReader reader = SafeXml.events(part);
            XMLEventWriter writer = writers.createXMLEventWriter(new Open(zip), StandardCharsets.UTF_8.name());
            new MarkedSheet(marks, styleCount).copy(reader, writer);
            writer.flush();
        }
    }

    /** The archive goes on after this part. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
