package vn.postalgateway.tariff;

/** One sentence for people, in both languages of the screens; never contains personal data. */
public record Wording(String vi, String en) {

    /** The sentence for a language tag such as {@code en} or {@code vi-VN}; Vietnamese for any other. */
    public String in(String language) {
        return language != null && language.startsWith("en") ? en : vi;
    }
}
