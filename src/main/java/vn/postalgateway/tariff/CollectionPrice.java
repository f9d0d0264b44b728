package vn.postalgateway.tariff;

import java.util.List;

/**
 * What collecting the procedure's own charge at the door and handing it over costs (giá thu hộ), by the sum collected.
 *
 * @param tiers at least one, bounds rising; the last one has none
 */
public record CollectionPrice(List<Tier> tiers) {

    /**
     * @param upTo        the largest sum collected for the item that this tier holds for; null for any
     * @param perDossier  for each dossier in the envelope; may be nothing
     */
    public record Tier(Vnd upTo, Vnd perDossier, Clause clause) {

        boolean holdsFor(Vnd collected) {
            return upTo == null || collected.compareTo(upTo) <= 0;
        }
    }

    public CollectionPrice {
        tiers = List.copyOf(tiers);
        Vnd before = Vnd.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            Vnd upTo = tiers.get(i).upTo();
            boolean last = i == tiers.size() - 1;
            if (last != (upTo == null) || !last && upTo.compareTo(before) <= 0) {
                throw new IllegalArgumentException("sums must rise from tier to tier, and only the last has no bound");
            }
            before = upTo;
        }
    }

    Tier tierOf(Vnd collected) {
        return tiers.stream().filter(tier -> tier.holdsFor(collected)).findFirst().orElseThrow();
    }
}
