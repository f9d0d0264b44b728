package vn.postalgateway.operator;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Zone;

/**
 * How an operator writes its statements (bảng kê), beside the names of our own interface, which always hold. All words
 * are kept as {@link #plain} ones.
 *
 * @param sheet        the sheet that holds the lines where a workbook has several, or null
 * @param headings     word in a heading → canonical name of the column
 * @param services     the operator's word → service
 * @param adjustments  words in the column of services that say: no service, an adjustment of earlier claims
 * @param zones        the operator's word → zone
 * @param totalsWords  words that begin a row of totals
 * @param headerTotals word in front of a total above the heading → {@code lines} or the column it is the total of
 * @param amountMark   what may part thousands in an amount
 */
public record StatementDialect(String sheet, Map<String, String> headings, Map<String, DeliveryService> services,
                               List<String> adjustments, Map<String, Zone> zones, List<String> totalsWords,
                               Map<String, String> headerTotals, AmountMark amountMark) {

    /** The columns of a statement, by the names of our interface. */
    public static final List<String> COLUMNS = List.of("itemCode", "orderReference", "dossierCode", "service",
            "acceptedOn", "finalStatus", "finalOn", "weightGrams", "zone", "tariffVnd", "citizenPaidVnd", "claimedVnd",
            "collectedFeeVnd", "note");

    /** What a total above the heading can be the total of. */
    public static final List<String> TOTALS = List.of("lines", "tariffVnd", "citizenPaidVnd", "claimedVnd");

    /** Our interface's names and nothing else. */
    public static final StatementDialect PLAIN = new StatementDialect(null, Map.of(), Map.of(), List.of(), Map.of(),
            List.of(), Map.of(), AmountMark.ANY);

    /** What an operator may put between thousands; whatever else is no amount. */
    public enum AmountMark { ANY, DOT, COMMA, NONE }

    private static final Pattern SPACES = Pattern.compile("\\s+");

    public StatementDialect {
        headings = Map.copyOf(headings);
        services = Map.copyOf(services);
        adjustments = List.copyOf(adjustments);
        zones = Map.copyOf(zones);
        totalsWords = List.copyOf(totalsWords);
        headerTotals = Map.copyOf(headerTotals);
    }

    /** A word as it is compared: NFC, lower case, single spaces, none at the ends. */
    public static String plain(String word) {
        if (isOneAsciiWord(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        return SPACES.matcher(Normalizer.normalize(word, Normalizer.Form.NFC).strip()).replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    // Most cells of a statement are codes and names of one word; what nothing can change need not be normalized.
    private static boolean isOneAsciiWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) <= ' ' || word.charAt(i) >= '\u007f') {
                return false;
            }
        }
        return true;
    }
}
