package vn.postalgateway.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Codes as they are pasted from a spreadsheet or a letter: parted by tabs, lines, blanks, commas or semicolons, with
 * headings among them, some twice. Each is there once, as it was written first, whatever its letters' size; words
 * without a digit are no codes.
 */
public record PastedCodes(List<String> codes) {

    /** More are cut off; {@link #isFull} tells. */
    public static final int MOST = 10_000;

    private static final int LONGEST_CODE = 64;
    private static final int NAME_BYTES = 12;
    private static final Pattern PARTED_ITEM_CODE =
            Pattern.compile("\\b([A-Z]{2})[ .]?([0-9]{3})[ .]?([0-9]{3})[ .]?([0-9]{3})[ .]?([A-Z]{2})\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\p{C}&&[^\\t\\r\\n]]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;|\"'()\\[\\]]+");

    public PastedCodes {
        codes = List.copyOf(codes);
    }

    public static PastedCodes of(String text) {
        String closed = PARTED_ITEM_CODE.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll("$1$2$3$4$5");
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(BETWEEN.split(closed)).filter(PastedCodes::isCode)
                .forEach(code -> codes.putIfAbsent(code.toUpperCase(Locale.ROOT), code));
        return new PastedCodes(codes.values().stream().limit(MOST).toList());
    }

    private static boolean isCode(String word) {
        return word.length() <= LONGEST_CODE && word.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    public boolean isEmpty() {
        return codes.isEmpty();
    }

    public boolean isFull() {
        return codes.size() >= MOST;
    }

    /** The same codes have the same name, in whichever order they came. */
    public String name() {
        try {
            String all = String.join(" ", codes.stream().map(code -> code.toUpperCase(Locale.ROOT)).sorted().toList());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
