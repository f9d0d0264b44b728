package vn.postalgateway.tariff;

/** Dong as people read them: {@code 26.000 đ} in Vietnamese, {@code 26,000 VND} in English. */
public final class DongWording {

    private DongWording() {
    }

    public static Wording of(Vnd vnd) {
        String digits = String.valueOf(vnd.amount());
        return new Wording(grouped(digits, '.') + " đ", grouped(digits, ',') + " VND");
    }

    // By hand: each price says a dozen sums, and a formatter takes longer for them than the price for itself.
    private static String grouped(String digits, char mark) {
        StringBuilder text = new StringBuilder(digits);
        int first = digits.startsWith("-") ? 1 : 0;
        for (int at = digits.length() - 3; at > first; at -= 3) {
            text.insert(at, mark);
        }
        return text.toString();
    }
}
