package vn.postalgateway.order;

import java.util.Map;

/**
 * What people call agencies (tên cơ quan).
 *
 * @param byCode an agency that is not here is called by its code
 */
public record AgencyNames(Map<String, String> byCode) {

    public AgencyNames {
        byCode = Map.copyOf(byCode);
    }

    /** Null where nobody named it. */
    public String of(String agencyCode) {
        return byCode.get(agencyCode);
    }

    /** {@code UBND phường Thành Sen (H27.12)}, or the code alone. */
    public String withCode(String agencyCode) {
        String name = of(agencyCode);
        return name == null ? agencyCode : name + " (" + agencyCode + ")";
    }
}
