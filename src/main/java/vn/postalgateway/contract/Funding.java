package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.Exemption;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.FunderPart;
import vn.postalgateway.tariff.Vnd;

/**
 * Who pays the tariff: shares that are taken one after the other from what is left, the last of them the rest. So the
 * parts always add up to the tariff and none is negative, whatever the shares say.
 */
public record Funding(List<Share> shares) {

    /** What one funder takes, and where the contract says so. */
    public record Share(Funder funder, Size size, Clause clause) { }

    /** How much a share takes, at most what is left. */
    public sealed interface Size {

        /** A sum for each dossier in the envelope. */
        record PerDossier(Vnd each) implements Size { }

        /** A sum for the item, however many dossiers are in it. */
        record PerItem(Vnd sum) implements Size { }

        /** 1 to 100 of the tariff, rounded down to the dong. */
        record Percent(int percent) implements Size { }

        /** Everything that is left. */
        record Rest() implements Size { }
    }

    public Funding {
        shares = List.copyOf(shares);
        long rests = shares.stream().filter(share -> share.size() instanceof Size.Rest).count();
        if (rests != 1 || !(shares.get(shares.size() - 1).size() instanceof Size.Rest)) {
            throw new IllegalArgumentException("funding must end with the one funder who pays the rest");
        }
        if (shares.stream().map(Share::funder).distinct().count() != shares.size()) {
            throw new IllegalArgumentException("funding names a funder twice");
        }
    }

    /** Who pays what nobody else does. */
    public Funder restFunder() {
        return shares.get(shares.size() - 1).funder();
    }

    /**
     * One part per funder with a part, in the order citizen, budget, post.
     *
     * @param ofCitizen what lowers the citizen's part, the rest funder then paying more; null if nothing does
     */
    public List<FunderPart> split(Vnd tariff, int dossiers, Exemption ofCitizen) {
        Map<Funder, Vnd> parts = new EnumMap<>(Funder.class);
        Vnd left = tariff;
        for (Share share : shares) {
            Vnd part = sizeOf(share.size(), tariff, dossiers).min(left);
            if (share.funder() == Funder.CITIZEN && ofCitizen != null) {
                part = ofCitizen.lower(part);
            }
            parts.put(share.funder(), part);
            left = left.minus(part);
        }
        List<FunderPart> split = new ArrayList<>();
        parts.forEach((funder, part) -> {
            if (!part.equals(Vnd.ZERO)) {
                split.add(new FunderPart(funder, part));
            }
        });
        return split;
    }

    private static Vnd sizeOf(Size size, Vnd tariff, int dossiers) {
        if (size instanceof Size.PerDossier perDossier) {
            return perDossier.each().times(dossiers);
        }
        if (size instanceof Size.PerItem perItem) {
            return perItem.sum();
        }
        return size instanceof Size.Percent share ? tariff.percent(share.percent()) : tariff;
    }
}
