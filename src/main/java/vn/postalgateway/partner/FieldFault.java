package vn.postalgateway.partner;

/**
 * What is wrong with one field of what a partner sent.
 *
 * @param pointer JSON pointer to the field, e.g. {@code /recipient/phone}
 * @param detail  what is wrong and what would be right, in English; never repeats personal data
 */
public record FieldFault(String pointer, String detail) {
}
