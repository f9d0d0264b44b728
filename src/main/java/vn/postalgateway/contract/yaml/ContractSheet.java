package vn.postalgateway.contract.yaml;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.ContractTerms;
import vn.postalgateway.contract.FundingTerms;
import vn.postalgateway.contract.Handling;
import vn.postalgateway.contract.ZoneTerms;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** One edition of a contract as a file. */
final class ContractSheet {

    static final String ID = "[a-z0-9-]+";
    private static final int MOST_WORKING_DAYS = 60;
    private static final long LARGEST_BUDGET = 1_000_000_000_000L;

    /** Where a contract says nothing; no public text settles it. */
    private static final int DEFAULT_WARNING = 80;
    private static final int DEFAULT_ATTEMPTS = 2;
    private static final int DEFAULT_HOLD_DAYS = 10;
    private static final int DEFAULT_COMPENSATION_DAYS = 30;
    private static final int DEFAULT_DUE_DAYS = 30;

    private ContractSheet() {
    }

    static ContractTerms read(ConfigNode file) {
        file.withKeys("id", "name", "legalBasis", "validFrom", "validUntil", "operator", "payingParty", "tariff",
            "regions", "zoneRule", "funding", "cases", "exemptionLowers", "billable", "promisedWorkingDays",
            "graceWorkingDays", "dueDays", "attempts", "holdDays", "decisionWorkingDays", "undecided",
            "compensationDays", "yearBudgetVnd", "budget");
        Edition edition = edition(file);
        String name = file.take("name", ConfigNode::text);
        String operator = file.take("operator", node -> node.text(ID));
        String payer = file.take("payingParty", ConfigNode::text);
        Integer grace = file.take("graceWorkingDays", node -> node.wholeInt(0, MOST_WORKING_DAYS));
        Budget budget = file.noting(() -> budget(file));
        Wording legalBasis = file.take("legalBasis", ContractSheet::wording);
        String tariff = file.take("tariff", node -> node.text(ID));
        String regions = file.take("regions", node -> node.text(ID));
        ZoneTerms zones = file.take("zoneRule", ZoneRuleNode::read);
        FundingTerms funding = FundingNode.read(file);
        Set<Movement> billable = file.take("billable", ContractSheet::billable);
        Map<Zone, Integer> promised = file.take("promisedWorkingDays", ContractSheet::promised);
        Handling handling = handling(file);
        file.refuseFaults();
        Contract contract = new Contract(edition.id(), edition.version(), name, edition.validFrom(), operator, payer,
            grace, budget);
        return new ContractTerms(contract, edition, legalBasis, tariff, regions, zones, funding, billable, promised,
            handling);
    }

    private static Edition edition(ConfigNode file) {
        String id = file.take("id", node -> node.text(ID));
        var from = file.take("validFrom", ConfigNode::date);
        var until = file.takeIfThere("validUntil", ConfigNode::date);
        return id == null || from == null ? null
            : file.noting(() -> new Edition(id, from, until, file.sha256(), clause(file.at("validFrom"))));
    }

    private static Budget budget(ConfigNode file) {
        Optional<ConfigNode> rules = file.maybe("budget").map(node -> node.withKeys("warnAtPercent", "whenSpent"));
        Optional<Vnd> year = file.maybe("yearBudgetVnd").map(sum -> Vnd.of(sum.whole(1, LARGEST_BUDGET)));
        rules.filter(node -> year.isEmpty()).ifPresent(node -> {
            throw node.fault("needs yearBudgetVnd beside it");
        });
        return year.map(sum -> new Budget(sum,
            rules.flatMap(node -> node.maybe("warnAtPercent")).map(node -> node.wholeInt(1, 100))
                .orElse(DEFAULT_WARNING),
            rules.flatMap(node -> node.maybe("whenSpent")).map(node -> node.oneOf(Budget.WhenSpent.class))
                .orElse(Budget.WhenSpent.WARN))).orElse(null);
    }

    private static Handling handling(ConfigNode file) {
        Integer attempts = file.takeIfThere("attempts", node -> node.wholeInt(1, 9));
        Integer holdDays = file.takeIfThere("holdDays", node -> node.wholeInt(0, 60));
        Integer decisionDays = file.takeIfThere("decisionWorkingDays", node -> node.wholeInt(1, MOST_WORKING_DAYS));
        Instruction undecided = file.takeIfThere("undecided", node -> node.oneOf(Instruction.class));
        Integer compensation = file.takeIfThere("compensationDays", node -> node.wholeInt(1, 365));
        Integer dueDays = file.takeIfThere("dueDays", node -> node.wholeInt(0, 365));
        return new Handling(attempts == null ? DEFAULT_ATTEMPTS : attempts,
            holdDays == null ? DEFAULT_HOLD_DAYS : holdDays, decisionDays,
            undecided == null ? Instruction.RETURN : undecided,
            compensation == null ? DEFAULT_COMPENSATION_DAYS : compensation,
            dueDays == null ? DEFAULT_DUE_DAYS : dueDays);
    }

    private static Set<Movement> billable(ConfigNode list) {
        Set<Movement> billable = EnumSet.noneOf(Movement.class);
        list.elements().forEach(each -> {
            Movement movement = each.oneOf(Movement.class);
            if (!movement.isFinal()) {
                throw each.fault("ends no journey; an item is billable by its end: DELIVERED, RETURNED or LOST");
            }
            billable.add(movement);
        });
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

    static Wording wording(ConfigNode node) {
        node.withKeys("vi", "en");
        return new Wording(node.at("vi").text(), node.at("en").text());
    }

    static Clause clause(ConfigNode node) {
        return new Clause(node.file(), node.line());
    }
}
