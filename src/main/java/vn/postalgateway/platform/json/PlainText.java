package vn.postalgateway.platform.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which texts can be kept and passed on: JSON can write characters that PostgreSQL, UTF-8 or XML have no place for, and
 * who took them in would fail later, when nobody can be told any more.
 */
public final class PlainText {

    private PlainText() {
    }

    /** No control characters but line ends and tabs, no half of a pair, no code that Unicode sets aside. */
    public static boolean isPlain(String text) {
        return text.codePoints().noneMatch(PlainText::isOdd);
    }

    /** Whether all names and texts in it are plain. */
    static boolean isPlain(JsonNode node) {
        if (node.isTextual()) {
            return isPlain(node.textValue());
        }
        for (JsonNode child : node) {
            if (!isPlain(child)) {
                return false;
            }
        }
        return node.properties().stream().allMatch(field -> isPlain(field.getKey()));
    }

    /** At most 60 characters of it, odd ones replaced. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(60).forEach(c -> shown.appendCodePoint(isOdd(c) ? '?' : c));
        return shown.toString();
    }

    private static boolean isOdd(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
        return control || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c == 0xFFFE || c == 0xFFFF;
    }
}
