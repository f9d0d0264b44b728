package vn.postalgateway.contract;

import java.util.List;

/**
 * Who signs the papers of a contract (các bên ký biên bản). People and addresses change without the price changing, so
 * this stands apart from the contract's own file, which is pinned once it has priced an order.
 *
 * @param place      where the minutes are drawn up, as in "Hà Tĩnh, ngày …"
 * @param number     how their number ends, as in "Số: 10-2026/BBĐS-BCCI"
 * @param legalBasis what the minutes stand on (căn cứ), one clause each
 * @param payer      the paying agency, party A
 * @param carrier    the postal operator, party B
 */
public record SigningParties(String contract, String place, String number, List<String> legalBasis, Party payer,
                             Party carrier) {

    /** One side; everything but its name may be null, and is then filled in by hand. */
    public record Party(String name, String address, String taxCode, String account, String representative,
                        String position) {
    }

    public SigningParties {
        legalBasis = List.copyOf(legalBasis);
    }
}
