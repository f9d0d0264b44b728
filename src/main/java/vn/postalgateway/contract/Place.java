package vn.postalgateway.contract;

/** One end of a delivery, by the codes of the General Statistics Office; the commune may be unknown (null). */
public record Place(String communeCode, String provinceCode) {
}
