package vn.postalgateway.reconciliation.xlsx;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.tariff.Wording;

/** Passes the rows of one sheet on as texts, one by one. */
final class SheetRows {

    /** No statement has more columns; what stands further right means nothing to us. */
    private static final int MOST_COLUMNS = 256;
    private static final int MOST_ROWS = 1 << 20;
    private static final int LONGEST_TEXT = 64 * 1024;

    private final SharedStrings strings;
    private final CellValues values;
    private final StatementFormat.Rows rows;
    private final StringBuilder text = new StringBuilder();
    private List<String> row = new ArrayList<>();
    private int rowNumber;
    private int column;
    private String type;
    private int style;
    private boolean reading;

    SheetRows(SharedStrings strings, CellValues values, StatementFormat.Rows rows) {
        this.strings = strings;
        this.values = values;
        this.rows = rows;
    }

    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (reading) {
                        append(text, xml);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> { }
            }
        }
    }

    static void append(StringBuilder text, XMLStreamReader xml) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (text.length() > LONGEST_TEXT) {
            throw new StatementUnreadable("cell-too-long", new Wording("Bảng tính có ô quá dài.",
                    "A cell of the workbook is too long."));
        }
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "row" -> startRow(xml.getAttributeValue(null, "r"));
            case "c" -> startCell(xml);
            case "v", "t" -> reading = true;
            default -> reading = false;
        }
    }

    private void startRow(String number) {
        rowNumber = number == null ? rowNumber + 1 : parsed(number);
        if (rowNumber > MOST_ROWS) {
            throw WorkbookParts.unreadable();
        }
        row = new ArrayList<>();
        column = -1;
    }

    private void startCell(XMLStreamReader xml) {
        String reference = xml.getAttributeValue(null, "r");
        column = reference == null ? column + 1 : columnOf(reference);
        type = xml.getAttributeValue(null, "t");
        String styled = xml.getAttributeValue(null, "s");
        style = styled == null ? 0 : parsed(styled);
        text.setLength(0);
    }

    private void end(String name) {
        switch (name) {
            case "c" -> keep();
            case "row" -> rows.row(rowNumber, row);
            default -> reading = false;
        }
    }

    private void keep() {
        if (column < MOST_COLUMNS && text.length() > 0) {
            while (row.size() <= column) {
                row.add("");
            }
            row.set(column, value());
        }
    }

    private String value() {
        if (type == null || type.equals("n")) {
            return values.number(text.toString(), style);
        }
        return switch (type) {
            case "s" -> strings.text(text.toString());
            case "b" -> text.charAt(0) == '1' ? "TRUE" : "FALSE";
            case "d" -> text.substring(0, Math.min(10, text.length()));
            default -> text.toString();
        };
    }

    /** {@code A1} is 0, {@code AB7} is 27. */
    static int columnOf(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4 && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        if (column < 1) {
            throw WorkbookParts.unreadable();
        }
        return column - 1;
    }

    private static int parsed(String number) {
        try {
            int parsed = Integer.parseInt(number);
            if (parsed >= 0) {
                return parsed;
            }
        } catch (NumberFormatException noNumber) {
            throw WorkbookParts.unreadable();
        }
        throw WorkbookParts.unreadable();
    }
}
