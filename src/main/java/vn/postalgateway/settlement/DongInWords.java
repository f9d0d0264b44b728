package vn.postalgateway.settlement;

import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * A sum as papers write it out (bằng chữ): {@code 1.021.005} is "một triệu không trăm hai mươi mốt nghìn không trăm
 * linh năm". Every sum has one reading, and no two sums share one.
 */
public final class DongInWords {

    private static final String[] DIGITS =
            {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
    private static final String[] GROUPS = {"", "nghìn", "triệu"};
    private static final long BILLION = 1_000_000_000;

    private DongInWords() {
    }

    /** As a sentence's beginning, with the currency: "Hai mươi sáu nghìn đồng"; a negative sum begins with "Âm". */
    public static String of(Vnd vnd) {
        String words = vnd.isNegative() ? "âm " + read(vnd.amount()) : read(vnd.amount());
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + " đồng";
    }

    private static String read(long amount) {
        if (amount == 0) {
            return DIGITS[0];
        }
        List<String> words = new ArrayList<>();
        number(amount, false, words);
        return String.join(" ", words);
    }

    // By the remainder's size and not by the amount's: the smallest long has no positive counterpart.
    private static void number(long amount, boolean inner, List<String> words) {
        long billions = amount / BILLION;
        boolean begun = inner;
        if (billions != 0) {
            number(billions, inner, words);
            words.add("tỷ");
            begun = true;
        }
        int rest = (int) Math.abs(amount % BILLION);
        for (int power = 2, unit = 1_000_000; power >= 0; power--, unit /= 1_000) {
            int group = rest / unit % 1_000;
            if (group != 0) {
                group(group, begun, words);
                if (power > 0) {
                    words.add(GROUPS[power]);
                }
                begun = true;
            }
        }
    }

    /** @param begun something stands before it: hundreds and tens are read even where they are zero */
    private static void group(int group, boolean begun, List<String> words) {
        int hundreds = group / 100;
        int tens = group / 10 % 10;
        int ones = group % 10;
        if (hundreds > 0 || begun) {
            words.add(DIGITS[hundreds]);
            words.add("trăm");
        }
        if (tens == 0 && ones > 0 && (hundreds > 0 || begun)) {
            words.add("linh");
        } else if (tens == 1) {
            words.add("mười");
        } else if (tens > 1) {
            words.add(DIGITS[tens]);
            words.add("mươi");
        }
        if (ones > 0) {
            words.add(ones(ones, tens));
        }
    }

    private static String ones(int ones, int tens) {
        if (tens > 1 && ones == 1) {
            return "mốt";
        }
        if (tens > 1 && ones == 4) {
            return "tư";
        }
        return tens > 0 && ones == 5 ? "lăm" : DIGITS[ones];
    }
}
