package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.FunderPart;
import vn.postalgateway.tariff.Vnd;

/**
 * Who pays the tariff: shares that are taken one after the other from what is left, the last of them the rest. So the
 * parts always add up to the tariff and none is negative, whatever the shares say.
 */
public record Funding(List<Share> shares) {

    /** What one funder takes of the sum that is left. */
    public sealed interface Share {

        Funder funder();

        Vnd of(Vnd left, int dossiers);

        /** A sum for each dossier in the envelope, at most what is left. */
        record PerDossier(Funder funder, Vnd each) implements Share {

            @Override
            public Vnd of(Vnd left, int dossiers) {
                return each.times(dossiers).min(left);
            }
        }

        /** Everything that is left. */
        record Rest(Funder funder) implements Share {

            @Override
            public Vnd of(Vnd left, int dossiers) {
                return left;
            }
        }
    }

    public Funding {
        shares = List.copyOf(shares);
        long rests = shares.stream().filter(Share.Rest.class::isInstance).count();
        if (rests != 1 || !(shares.get(shares.size() - 1) instanceof Share.Rest)) {
            throw new IllegalArgumentException("funding must end with the one funder who pays the rest");
        }
        if (shares.stream().map(Share::funder).distinct().count() != shares.size()) {
            throw new IllegalArgumentException("funding names a funder twice");
        }
    }

    /** One part per funder with a part, in the order citizen, budget, post. */
    public List<FunderPart> split(Vnd tariff, int dossiers) {
        Map<Funder, Vnd> parts = new EnumMap<>(Funder.class);
        Vnd left = tariff;
        for (Share share : shares) {
            Vnd part = share.of(left, dossiers);
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
}
