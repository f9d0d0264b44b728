package vn.postalgateway.tariff;

/** Something that a document says and cannot say beside the others; for the person who wrote it. */
public record DocumentFault(Clause clause, String why) {
}
