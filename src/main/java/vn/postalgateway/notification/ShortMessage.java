package vn.postalgateway.notification;

import java.text.Normalizer;

/**
 * Fits a short message into one where that is possible: with its diacritics if 70 letters are enough, else without, as
 * everybody in Vietnam reads them, which leaves 160. Nothing is cut off: half a dossier code says something wrong.
 */
final class ShortMessage {

    private static final int WITH_DIACRITICS = 70;

    private ShortMessage() {
    }

    static String fit(String text) {
        return text.length() <= WITH_DIACRITICS ? text : plain(text);
    }

    /** Letters that every phone knows (GSM 03.38, its basic table), one place each; others become a question mark. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('đ', 'd')
                .replace('Đ', 'D').replace('–', '-').replace('…', '.').replaceAll("[^ -Z_a-z\\n]", "?");
    }
}
