package vn.postalgateway.tariff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One edition of a tariff sheet (bảng giá cước): what an item costs by service, zone and weight, before anyone shares
 * the cost. The sheet in use is the annex of Circular 22/2017/TT-BTTTT, whose prices are ceilings.
 *
 * @param act        the act it quotes, or null where it stands on an agreement alone
 * @param source     how we know the figures
 * @param basis      how its tables turn weight into money
 * @param vat        NOT_SUBJECT: the public postal service is not subject to VAT
 * @param zoneNames  what the sheet calls its columns
 * @param exemptions by code
 * @param bundle     the price of both directions together, or null
 * @param collection what collecting a procedure's own charge costs, or null if nothing
 * @param standing   how it stands to what the law allows at most
 */
public record Tariff(Edition edition, Wording name, Wording legalBasis, LegalAct act, Source source, Basis basis,
                     Vat vat, Map<Zone, Wording> zoneNames, Map<DeliveryService, PriceTable> tables,
                     Map<String, Exemption> exemptions, Bundle bundle, CollectionPrice collection, Standing standing)
    implements Dated {

    /** How a sheet turns weight into money. */
    public enum Basis {
        /** Prices per weight step, the law's reading. */
        STEP,
        /** One price for each started unit of weight. */
        PER_STARTED_UNIT,
        /** The price of one step for every weight. */
        FLAT_STEP
    }

    /** How sure we are of the figures. */
    public enum Source {
        /** Primary evidence: read from the promulgated text itself. */
        OFFICIAL_TEXT,
        /** Secondary: read from a notice or a contract that repeats the text; the owner compares it with the text. */
        SECONDARY_PUBLICATION
    }

    /** How the prices of a sheet stand to value added tax. */
    public enum Vat { NOT_SUBJECT, INCLUDED }

    /**
     * @param ceiling      its prices are the most that any other sheet may charge
     * @param aboveCeiling why it charges more than that all the same, or null if it does not
     */
    public record Standing(boolean ceiling, String aboveCeiling) { }

    public Tariff {
        zoneNames = Map.copyOf(zoneNames);
        tables = Map.copyOf(tables);
        exemptions = Map.copyOf(exemptions);
    }

    /**
     * The price of one item in one direction before exemption, as the step {@code weight-step} of its explanation.
     * Empty if the sheet has no price for the service in that zone.
     */
    public Optional<PriceStep> rate(DeliveryService service, Zone zone, Grams weight) {
        return rule(service, zone).map(column -> step(tables.get(service), column, service, zone, weight));
    }

    /** The column of one service's table; empty if the sheet has no price there. */
    public Optional<WeightRule> rule(DeliveryService service, Zone zone) {
        return Optional.ofNullable(tables.get(service)).flatMap(table -> table.column(zone));
    }

    /** The second direction's price in a bundle, as the step {@code bundle}; empty if the zone has none. */
    public Optional<PriceStep> bundle(Zone zone, Vnd price) {
        return Optional.ofNullable(bundle).flatMap(all -> all.price(zone)).map(both -> {
            Vnd off = bundleDiscount(zone, both.both());
            Vnd left = price.minus(off);
            Wording whole = DongWording.of(both.both());
            Wording less = DongWording.of(off);
            Wording sum = DongWording.of(left);
            return cite(both.clause(), Bundle.RULE, left, new Wording(
                "Trọn gói hai chiều %s: chiều thứ hai giảm %s, còn %s".formatted(whole.vi(), less.vi(), sum.vi()),
                "Both directions for %s: %s off the second one leaves %s".formatted(whole.en(), less.en(), sum.en())),
                Map.of("secondDirection", "true"));
        });
    }

    /** What both lightest items cost more than the bundle. */
    public Vnd bundleDiscount(Zone zone, Vnd both) {
        Vnd apart = Vnd.ZERO;
        for (DeliveryService direction : DeliveryService.values()) {
            apart = apart.plus(rule(direction, zone).map(WeightRule::least).orElse(Vnd.ZERO));
        }
        return apart.minus(both);
    }

    /** The tariff after an exemption, as the step {@code exemption} of its explanation. */
    public PriceStep lower(Vnd tariff, Exemption exemption) {
        Vnd lowered = exemption.lower(tariff);
        Wording left = DongWording.of(lowered);
        return cite(exemption.clause(), "exemption", lowered, new Wording(
            "%s được giảm %d%% giá cước, còn %s".formatted(exemption.name().vi(), exemption.percent(), left.vi()),
            "%s: the tariff is lowered by %d%% to %s".formatted(
                exemption.name().en(), exemption.percent(), left.en())), Map.of("exemption", exemption.code()));
    }

    /**
     * The tariff with what the collection of this sum costs, as the step {@code collection} of its explanation. Empty
     * if nothing is collected or the sheet charges nothing for it.
     */
    public Optional<PriceStep> collect(Vnd tariff, Vnd collected, int dossiers) {
        if (collection == null || collected.equals(Vnd.ZERO)) {
            return Optional.empty();
        }
        CollectionPrice.Tier tier = collection.tierOf(collected);
        Vnd sum = tariff.plus(tier.perDossier().times(dossiers));
        Wording collecting = DongWording.of(collected);
        Wording each = DongWording.of(tier.perDossier());
        Wording total = DongWording.of(sum);
        return Optional.of(cite(tier.clause(), "collection", sum, new Wording(
            "Thu hộ %s: %d hồ sơ × %s, cộng thành %s".formatted(collecting.vi(), dossiers, each.vi(), total.vi()),
            "Collecting %s: %d dossier(s) × %s, which makes %s".formatted(
                collecting.en(), dossiers, each.en(), total.en())),
            Map.of("collectFeesVnd", String.valueOf(collected.amount()), "dossierCount", String.valueOf(dossiers))));
    }

    /** Empty for a code that the sheet does not know. */
    public Optional<Exemption> exemption(String code) {
        return Optional.ofNullable(exemptions.get(code));
    }

    /** What the sheet calls a zone. */
    public Wording zoneName(Zone zone) {
        return zoneNames.getOrDefault(zone, new Wording(zone.name(), zone.name()));
    }

    private PriceStep step(PriceTable table, WeightRule column, DeliveryService service, Zone zone, Grams weight) {
        Wording sum = column.wordingOf(weight);
        Map<String, String> input = new LinkedHashMap<>();
        input.put("service", service.name());
        input.put("zone", zone.name());
        input.put("weightGrams", String.valueOf(weight.value()));
        return cite(column.clauseOf(weight), "weight-step", column.priceOf(weight), new Wording(
            "%s, %s, %s".formatted(table.name().vi(), zoneName(zone).vi(), sum.vi()),
            "%s, %s, %s".formatted(table.name().en(), zoneName(zone).en(), sum.en())), input);
    }

    private PriceStep cite(Clause clause, String rule, Vnd amount, Wording text, Map<String, String> input) {
        return PriceStep.citing(legalBasis, clause, rule, amount, text, input);
    }
}
