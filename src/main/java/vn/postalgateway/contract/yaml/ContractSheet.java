package vn.postalgateway.contract.yaml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.ContractTerms;
import vn.postalgateway.contract.Funding;
import vn.postalgateway.contract.InnerArea;
import vn.postalgateway.contract.ZoneRule;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** One edition of a contract as a file. */
final class ContractSheet {

    private static final String ID = "[a-z0-9-]+";
    private static final int MOST_WORKING_DAYS = 60;
    private static final long DEAREST_CHARGE = 1_000_000;
    private static final long LARGEST_BUDGET = 1_000_000_000_000L;

    private ContractSheet() {
    }

    static ContractTerms read(ConfigNode file) {
        file.withKeys("id", "name", "legalBasis", "validFrom", "validUntil", "operator", "payingParty", "tariff",
            "regions", "zoneRule", "funding", "billable", "promisedWorkingDays", "graceWorkingDays",
            "yearBudgetVnd");
        Edition edition = new Edition(file.at("id").text(ID), file.at("validFrom").date(),
            file.maybe("validUntil").map(ConfigNode::date).orElse(null), file.sha256());
        Contract contract = new Contract(edition.id(), edition.version(), file.at("name").text(), edition.validFrom(),
            file.at("operator").text(ID), file.at("payingParty").text(),
            file.at("graceWorkingDays").wholeInt(0, MOST_WORKING_DAYS),
            file.maybe("yearBudgetVnd").map(sum -> Vnd.of(sum.whole(1, LARGEST_BUDGET))).orElse(null));
        return new ContractTerms(contract, edition, wording(file.at("legalBasis")), file.at("tariff").text(ID),
            file.at("regions").text(ID), zoneRule(file.at("zoneRule")), funding(file.at("funding")),
            billable(file.at("billable")), promised(file.at("promisedWorkingDays")));
    }

    /** The rule's name chooses its keys; further rules are further names. */
    private static ZoneRule zoneRule(ConfigNode rule) {
        String name = rule.at("rule").text();
        if (!name.equals("INNER_AREA")) {
            throw rule.at("rule").fault("must be one of [INNER_AREA]: " + name);
        }
        rule.withKeys("rule", "province", "name", "communes");
        Map<String, String> communes = new LinkedHashMap<>();
        rule.at("communes").entries().forEach((code, commune) -> {
            if (!code.matches("[0-9]{5}")) {
                throw commune.fault("is no commune code of five digits");
            }
            communes.put(code, commune.text());
        });
        return new InnerArea(rule.at("province").text("[0-9]{2}"), wording(rule.at("name")), communes);
    }

    private static Funding funding(ConfigNode list) {
        List<Funding.Share> shares = new ArrayList<>();
        for (ConfigNode share : list.elements()) {
            share.withKeys("funder", "perDossierVnd", "rest");
            Funder funder = share.at("funder").oneOf(Funder.class);
            if (share.maybe("perDossierVnd").isPresent() == share.maybe("rest").isPresent()) {
                throw share.fault("must hold either perDossierVnd or rest");
            }
            shares.add(share.maybe("perDossierVnd")
                .<Funding.Share>map(each ->
                    new Funding.Share.PerDossier(funder, Vnd.of(each.whole(0, DEAREST_CHARGE))))
                .orElseGet(() -> rest(share, funder)));
        }
        try {
            return new Funding(shares);
        } catch (IllegalArgumentException e) {
            throw list.fault("cannot be used: " + e.getMessage());
        }
    }

    private static Funding.Share rest(ConfigNode share, Funder funder) {
        share.at("rest").oneOf(Rest.class);
        return new Funding.Share.Rest(funder);
    }

    /** The rest has no size of its own. */
    private enum Rest { ALL }

    private static Set<Movement> billable(ConfigNode list) {
        Set<Movement> billable = EnumSet.noneOf(Movement.class);
        list.elements().forEach(each -> billable.add(each.oneOf(Movement.class)));
        return billable;
    }

    private static Map<Zone, Integer> promised(ConfigNode days) {
        Map<Zone, Integer> promised = new EnumMap<>(Zone.class);
        days.entriesBy(Zone.class).forEach((zone, count) -> promised.put(zone, count.wholeInt(0, MOST_WORKING_DAYS)));
        for (Zone zone : Zone.values()) {
            if (!promised.containsKey(zone)) {
                throw days.fault("has no number of working days for " + zone);
            }
        }
        return promised;
    }

    private static Wording wording(ConfigNode node) {
        node.withKeys("vi", "en");
        return new Wording(node.at("vi").text(), node.at("en").text());
    }
}
