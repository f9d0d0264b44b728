package vn.postalgateway.order;

import vn.postalgateway.contract.Place;

/**
 * Who sends or receives. Personal data: stored only as ciphertext in its own table, never logged, so it does not
 * print itself.
 *
 * @param communeCode five digits of the General Statistics Office, or null
 * @param codeSystem  of the two codes, {@code GSO} by default
 */
public record Party(String name, String phone, String address, String communeCode, String provinceCode,
                    String codeSystem) {

    public Place place() {
        return new Place(communeCode, provinceCode);
    }

    @Override
    public String toString() {
        return "Party[" + provinceCode + "/" + communeCode + "]";
    }
}
