package vn.postalgateway.tariff;

import java.util.Map;
import java.util.Optional;

/**
 * The three regions (vùng) of the Circular's price table and which province lies in which: 1 north, 2 centre, 3 south.
 * No public text lists the provinces after the mergers of 2025-07-01, so the list is dated data.
 *
 * @param provinces by code of the General Statistics Office, two digits
 * @param merged    codes of provinces that are no more → the code of the province that they are part of now
 */
public record RegionTable(Edition edition, Wording legalBasis, Map<String, Province> provinces,
                          Map<String, String> merged) implements Dated {

    /** A province and its region, 1 to 3. */
    public record Province(String name, int region, Clause clause) {

        public Province {
            if (region < 1 || region > 3) {
                throw new IllegalArgumentException("region must be 1 to 3: " + region);
            }
        }
    }

    public RegionTable {
        provinces = Map.copyOf(provinces);
        merged = Map.copyOf(merged);
    }

    /** Empty for a code that the table does not know. */
    public Optional<Province> province(String code) {
        return Optional.ofNullable(code).map(this::today).map(provinces::get);
    }

    /** The code of the province that a place lies in by this table; itself unless it was merged into another. */
    public String today(String code) {
        return merged.getOrDefault(code, code);
    }

    /** The zone between two different provinces: the same region, neighbouring regions, or 1 to 3. */
    public static Zone between(Province from, Province to) {
        return switch (Math.abs(from.region() - to.region())) {
            case 0 -> Zone.SAME_REGION;
            case 1 -> Zone.NEAR_REGION;
            default -> Zone.FAR_REGION;
        };
    }
}
