package vn.postalgateway.console;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.postalgateway.reconciliation.Outcome;

/**
 * What somebody typed to find lines: a piece of a code, or words for a cause, with or without diacritics.
 *
 * @param typed  without the blanks around it
 * @param causes whose names hold the words
 */
public record WordSearch(String typed, Set<Outcome> causes) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}._/-]*[0-9][\\p{Alnum}._/-]*");
    private static final int LONGEST = 100;

    public WordSearch {
        causes = Set.copyOf(causes);
    }

    /**
     * Null if nothing was typed.
     *
     * @param names what a cause is called, in each language
     */
    public static WordSearch of(String text, Function<Outcome, Stream<String>> names) {
        String typed = text == null ? "" : BLANKS.matcher(text).replaceAll(" ").strip();
        if (typed.isEmpty()) {
            return null;
        }
        String shown = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        String words = folded(shown);
        return new WordSearch(shown, Arrays.stream(Outcome.values())
                .filter(outcome -> names.apply(outcome).anyMatch(name -> folded(name).contains(words)))
                .collect(Collectors.toSet()));
    }

    /** In small letters without diacritics: “Khác nấc khối lượng” is “khac nac khoi luong”. */
    public static String folded(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return BLANKS.matcher(bare.replace('đ', 'd').replace('Đ', 'D')).replaceAll(" ").strip()
                .toLowerCase(Locale.ROOT);
    }

    /** It may be a piece of a code, for it has a digit and nothing that no code has. */
    public boolean isCode() {
        return CODE.matcher(typed.replace(" ", "")).matches();
    }

    /** As codes are compared: in capitals, without blanks. */
    public String code() {
        return typed.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
