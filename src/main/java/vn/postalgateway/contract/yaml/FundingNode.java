package vn.postalgateway.contract.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.postalgateway.contract.Funding;
import vn.postalgateway.contract.Funding.Share;
import vn.postalgateway.contract.Funding.Size;
import vn.postalgateway.contract.FundingTerms;
import vn.postalgateway.contract.FundingTerms.Case;
import vn.postalgateway.contract.FundingTerms.Condition;
import vn.postalgateway.contract.FundingTerms.Lowers;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** Who pays, as a contract's file says it: shares for all items, and cases with shares of their own. */
final class FundingNode {

    private static final long DEAREST_CHARGE = 1_000_000;

    private FundingNode() {
    }

    /** @return null if a fault was noted */
    static FundingTerms read(ConfigNode file) {
        Lowers lowers = file.takeIfThere("exemptionLowers", node -> node.oneOf(Lowers.class));
        Funding otherwise = file.take("funding", FundingNode::funding);
        List<Case> cases = file.takeIfThere("cases", FundingNode::cases);
        if (otherwise == null) {
            return null;
        }
        FundingTerms terms = new FundingTerms(cases == null ? List.of() : cases, otherwise,
            lowers == null ? Lowers.TARIFF : lowers);
        if (lowers == Lowers.CITIZEN_CHARGE && terms.all().anyMatch(each -> each.restFunder() == Funder.CITIZEN)) {
            file.take("exemptionLowers", node -> {
                throw node.fault("CITIZEN_CHARGE needs somebody else to pay the rest");
            });
        }
        return terms;
    }

    private static List<Case> cases(ConfigNode list) {
        List<Case> cases = new ArrayList<>();
        list.elements().forEach(each -> list.noting(() -> {
            each.withKeys("when", "funding");
            Condition when = each.take("when", FundingNode::condition);
            Funding funding = each.take("funding", FundingNode::funding);
            return when == null || funding == null ? null : cases.add(new Case(when, funding));
        }));
        return cases;
    }

    private static Condition condition(ConfigNode when) {
        when.withKeys("service", "online", "exempt", "zone").entries();
        return new Condition(when.maybe("service").map(node -> node.oneOf(DeliveryService.class)).orElse(null),
            when.maybe("online").map(ConfigNode::yesOrNo).orElse(null),
            when.maybe("exempt").map(ConfigNode::yesOrNo).orElse(null),
            when.maybe("zone").map(node -> node.oneOf(Zone.class)).orElse(null));
    }

    private static Funding funding(ConfigNode list) {
        List<Share> shares = new ArrayList<>();
        boolean sound = list.elements().stream().map(each -> list.noting(() -> shares.add(share(each))))
            .filter(Objects::nonNull).count() == list.elements().size();
        if (!sound) {
            return null;
        }
        try {
            return new Funding(shares);
        } catch (IllegalArgumentException e) {
            throw list.fault("cannot be used: " + e.getMessage());
        }
    }

    private static Share share(ConfigNode share) {
        share.withKeys("funder", "perDossierVnd", "perItemVnd", "percent", "rest");
        Funder funder = share.at("funder").oneOf(Funder.class);
        List<Size> sizes = new ArrayList<>();
        share.maybe("perDossierVnd").ifPresent(sum -> sizes.add(new Size.PerDossier(charge(sum))));
        share.maybe("perItemVnd").ifPresent(sum -> sizes.add(new Size.PerItem(charge(sum))));
        share.maybe("percent").ifPresent(part -> sizes.add(new Size.Percent(part.wholeInt(1, 100))));
        share.maybe("rest").map(rest -> rest.oneOf(Rest.class)).ifPresent(all -> sizes.add(new Size.Rest()));
        if (sizes.size() != 1) {
            throw share.fault("must hold either perDossierVnd, perItemVnd, percent or rest");
        }
        return new Share(funder, sizes.get(0), ContractSheet.clause(share));
    }

    private static Vnd charge(ConfigNode sum) {
        return Vnd.of(sum.whole(0, DEAREST_CHARGE));
    }

    /** The rest has no size of its own. */
    private enum Rest { ALL }
}
