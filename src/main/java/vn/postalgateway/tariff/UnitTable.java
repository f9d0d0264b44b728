package vn.postalgateway.tariff;

import java.util.Map;
import java.util.Optional;

/**
 * The communes of one or more provinces (đơn vị hành chính cấp xã) since one day, each with the district it belonged to
 * before districts ended on 2025-07-01.
 *
 * @param communes by code of the General Statistics Office, five digits
 */
public record UnitTable(Edition edition, Map<String, Commune> communes) implements Dated {

    /** @param formerDistrict its name, or null where nobody has said it yet */
    public record Commune(String name, String provinceCode, String formerDistrict) { }

    public UnitTable {
        communes = Map.copyOf(communes);
    }

    /** Empty for a code that is null or that the table does not know. */
    public Optional<Commune> commune(String code) {
        return Optional.ofNullable(code).map(communes::get);
    }
}
