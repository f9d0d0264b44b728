package vn.postalgateway.reconciliation.xlsx;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.tariff.Wording;

/** The parts of one workbook: which sheets it has and where its strings and styles lie. */
final class WorkbookParts implements Closeable {

    static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATION_ID = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private final ZipFile zip;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> byType = new HashMap<>();
    private boolean from1904;

    WorkbookParts(Path file) throws IOException, XMLStreamException {
        zip = new ZipFile(file.toFile());
        readRelations();
        readWorkbook();
    }

    private void readRelations() throws IOException, XMLStreamException {
        try (InputStream part = open(RELATIONS)) {
            XMLStreamReader xml = SafeXml.stream(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Relationship")) {
                    String target = attribute(xml, "Target");
                    String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    targets.put(attribute(xml, "Id"), path);
                    String type = attribute(xml, "Type");
                    byType.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), path);
                }
            }
        }
    }

    private void readWorkbook() throws IOException, XMLStreamException {
        try (InputStream part = open(WORKBOOK)) {
            XMLStreamReader xml = SafeXml.stream(part);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    from1904 = "1".equals(xml.getAttributeValue(null, "date1904"))
                            || "true".equals(xml.getAttributeValue(null, "date1904"));
                } else if (xml.getLocalName().equals("sheet")) {
                    String id = xml.getAttributeValue(RELATION_ID, "id");
                    sheets.put(attribute(xml, "name"), targets.getOrDefault(
                            id != null ? id : xml.getAttributeValue(STRICT_RELATION_ID, "id"), ""));
                }
            }
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /**
     * The only sheet, or of several the one that the operator's profile names.
     *
     * @throws StatementUnreadable if it cannot be told which sheet is meant
     */
    String sheetNamed(String wanted) {
        if (sheets.size() == 1) {
            return sheets.keySet().iterator().next();
        }
        if (wanted == null || !sheets.containsKey(wanted)) {
            throw new StatementUnreadable("several-sheets", new Wording(
                    "Bảng tính có " + sheets.size() + " trang, không rõ trang nào là bảng kê:"
                            + " hãy chỉ để lại một trang.",
                    "The workbook has " + sheets.size() + " sheets and none is known to be the statement: leave one."));
        }
        return wanted;
    }

    InputStream openSheet(String name) throws IOException {
        return open(sheets.get(name));
    }

    String pathOfSheet(String name) {
        return sheets.get(name);
    }

    /** Null where the workbook has no such part. */
    String pathOf(String type) {
        String path = byType.get(type);
        return path == null || zip.getEntry(path) == null ? null : path;
    }

    boolean isFrom1904() {
        return from1904;
    }

    ZipFile zip() {
        return zip;
    }

    /** Never more than the whole workbook may come to. */
    InputStream open(String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw unreadable();
        }
        return new Bounded(zip.getInputStream(entry));
    }

    static StatementUnreadable unreadable() {
        return new StatementUnreadable("not-xlsx", new Wording("Tệp không phải bảng tính XLSX hợp lệ.",
                "The file is no valid XLSX workbook."));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The gate has counted these bytes before; a stored file that changed since then ends here. */
    private static final class Bounded extends FilterInputStream {

        private long left = WorkbookGate.MOST_UNPACKED;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            return count(read, Math.max(0, read));
        }

        private int count(int result, int bytes) {
            left -= bytes;
            if (left < 0) {
                throw unreadable();
            }
            return result;
        }
    }
}
