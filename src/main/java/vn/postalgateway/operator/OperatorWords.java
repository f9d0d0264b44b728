package vn.postalgateway.operator;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An operator's free words, fit to be stored beside an order: short, without control characters and personal data. */
public final class OperatorWords {

    private static final int LONGEST_CHARACTERS = 200;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?[0-9](?:[ .-]?[0-9]){7,}");

    private OperatorWords() {
    }

    /** The operator's words about an order. */
    public static String withoutPersonalData(String words, PlacementRequest request) {
        return withoutPersonalData(words, List.of(request.sender(), request.recipient()));
    }

    /** Null and blank become a plain "no reason given". */
    public static String withoutPersonalData(String words, List<PostalParty> parties) {
        if (words == null || words.isBlank()) {
            return "the post gave no reason";
        }
        String clean = words.replaceAll("\\p{Cntrl}+", " ").strip();
        for (String secret : parties.stream().flatMap(OperatorWords::secrets).toList()) {
            clean = Pattern.compile(Pattern.quote(secret), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(clean).replaceAll("…");
        }
        clean = LONG_NUMBER.matcher(clean).replaceAll("…");
        return clean.length() <= LONGEST_CHARACTERS ? clean : clean.substring(0, LONGEST_CHARACTERS) + "…";
    }

    private static Stream<String> secrets(PostalParty party) {
        return Stream.of(party.name(), party.phone(), party.address()).filter(s -> s != null && !s.isBlank());
    }
}
