package vn.postalgateway.reconciliation.xlsx;

import java.io.InputStream;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which styles of a workbook show a number as a day. */
final class DateStyles {

    private static final int MOST_STYLES = 65_536;

    private final BitSet days = new BitSet();

    /** Of a workbook without styles. */
    DateStyles() {
    }

    DateStyles(InputStream part) throws XMLStreamException {
        XMLStreamReader xml = SafeXml.stream(part);
        Set<Integer> dayFormats = new HashSet<>();
        boolean cells = false;
        int style = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                cells = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        if (showsDay(xml.getAttributeValue(null, "formatCode")) && dayFormats.size() < MOST_STYLES) {
                            dayFormats.add(number(xml.getAttributeValue(null, "numFmtId")));
                        }
                    }
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        int format = number(xml.getAttributeValue(null, "numFmtId"));
                        if (cells && style < MOST_STYLES) {
                            days.set(style++, isBuiltInDay(format) || dayFormats.contains(format));
                        }
                    }
                    default -> { }
                }
            }
        }
    }

    boolean isDay(int style) {
        return days.get(style);
    }

    private static boolean isBuiltInDay(int format) {
        return format >= 14 && format <= 17 || format == 22 || format >= 27 && format <= 36
                || format >= 50 && format <= 58;
    }

    private static boolean showsDay(String code) {
        if (code == null || code.length() > 255) {
            return false;
        }
        String bare = code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*\\]", "").toLowerCase(Locale.ROOT);
        return bare.indexOf('d') >= 0 || bare.indexOf('y') >= 0;
    }

    private static int number(String text) {
        return text == null || !text.matches("[0-9]{1,9}") ? 0 : Integer.parseInt(text);
    }
}
