package vn.postalgateway.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.postalgateway.order.Party;

/**
 * Who sends or receives, as far as everybody in support may see: enough to ask a caller back, too little to find him.
 *
 * @param initials such as {@code N. V. A.}
 * @param phone    its last four digits behind dots
 */
public record MaskedParty(String initials, String phone, String provinceCode) {

    private static final int SHOWN = 4;

    static MaskedParty of(Party party) {
        String initials = Arrays.stream(party.name().strip().split("\\s+"))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT) + ".")
                .collect(Collectors.joining(" "));
        int hidden = party.phone().length() - SHOWN;
        return new MaskedParty(initials, "•".repeat(hidden) + party.phone().substring(hidden), party.provinceCode());
    }
}
