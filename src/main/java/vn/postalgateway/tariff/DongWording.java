package vn.postalgateway.tariff;

import java.util.Locale;

/** Dong as people read them: {@code 26.000 đ} in Vietnamese, {@code 26,000 VND} in English. */
public final class DongWording {

    private DongWording() {
    }

    public static Wording of(Vnd vnd) {
        String grouped = String.format(Locale.ROOT, "%,d", vnd.amount());
        return new Wording(grouped.replace(',', '.') + " đ", grouped + " VND");
    }
}
