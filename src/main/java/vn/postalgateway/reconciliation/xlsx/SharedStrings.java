package vn.postalgateway.reconciliation.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.tariff.Wording;

/** The texts of a workbook, packed: a string object of its own for each would cost four times the memory. */
final class SharedStrings {

    private static final int MOST_BYTES = 128 << 20;
    private static final int MOST_STRINGS = 4_000_000;

    private final Blob blob = new Blob();
    private int[] ends = new int[1_024];
    private int count;

    private static final class Blob extends ByteArrayOutputStream {

        String text(int from, int to) {
            return new String(buf, from, to - from, StandardCharsets.UTF_8);
        }
    }

    /** Of a workbook without a table of strings. */
    SharedStrings() {
    }

    SharedStrings(InputStream part) throws XMLStreamException, IOException {
        XMLStreamReader xml = SafeXml.stream(part);
        StringBuilder text = new StringBuilder();
        boolean reading = false;
        int phonetic = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
                    reading = xml.getLocalName().equals("t") && phonetic == 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (reading) {
                        SheetRows.append(text, xml);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    phonetic -= xml.getLocalName().equals("rPh") ? 1 : 0;
                    reading = false;
                    if (xml.getLocalName().equals("si")) {
                        add(text);
                        text.setLength(0);
                    }
                }
                default -> { }
            }
        }
    }

    private void add(CharSequence text) throws IOException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (count == MOST_STRINGS || blob.size() + bytes.length > MOST_BYTES) {
            throw new StatementUnreadable("too-many-texts", new Wording("Bảng tính có quá nhiều nội dung chữ.",
                    "The workbook holds more text than it may."));
        }
        blob.write(bytes);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = blob.size();
    }

    /** @throws StatementUnreadable if there is no such text */
    String text(String index) {
        try {
            int at = Integer.parseInt(index.strip());
            if (at >= 0 && at < count) {
                return blob.text(at == 0 ? 0 : ends[at - 1], ends[at]);
            }
        } catch (NumberFormatException noNumber) {
            throw WorkbookParts.unreadable();
        }
        throw WorkbookParts.unreadable();
    }
}
