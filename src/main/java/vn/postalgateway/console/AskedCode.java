package vn.postalgateway.console;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody typed or pasted to find an order: any of its codes, a phone number, or a number's last four digits.
 * What copying brings along is dropped; nothing is read as a number, so zeros stay.
 *
 * @param words      every spelling in which a code may be stored
 * @param phone      the number as orders store it; null if it is none
 * @param lastDigits null unless exactly four digits were given
 */
public record AskedCode(Set<String> words, String phone, String lastDigits) {

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]+");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[.()-]");
    private static final Pattern COUNTRY = Pattern.compile("^\\+?84(?=[0-9]{9,10}$)");
    private static final Pattern PHONE = Pattern.compile("0[0-9]{9,10}");
    private static final Pattern LAST_DIGITS = Pattern.compile("[0-9]{4}");
    private static final String ORDER = "ord_";
    private static final int LONGEST = 200;

    public AskedCode {
        words = Set.copyOf(words);
    }

    public static AskedCode of(String pasted) {
        String text = pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted;
        String oneLine = BLANK.matcher(text).replaceAll(" ").strip();
        String closed = oneLine.replace(" ", "");
        String capitals = closed.toUpperCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>(List.of(oneLine, closed, capitals));
        if (capitals.startsWith("ORD_")) {
            words.add(ORDER + capitals.substring(ORDER.length()));
        }
        words.remove("");
        String digits = COUNTRY.matcher(BETWEEN_DIGITS.matcher(closed).replaceAll("")).replaceFirst("0");
        return new AskedCode(words, PHONE.matcher(digits).matches() ? digits : null,
                LAST_DIGITS.matcher(closed).matches() ? closed : null);
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** It may hold a phone number, so it does not print itself. */
    @Override
    public String toString() {
        return "AskedCode[…]";
    }
}
