package vn.postalgateway.tariff;

import java.util.Map;
import java.util.Optional;

/**
 * One edition of a tariff sheet (bảng giá cước): what an item costs by service, zone and weight, before anyone shares
 * the cost. The sheet in use is the annex of Circular 22/2017/TT-BTTTT, whose prices are ceilings.
 *
 * @param source     how we know the figures
 * @param basis      how its tables turn weight into money
 * @param vat        {@code NOT_SUBJECT}: the public postal service is not subject to VAT
 * @param zoneNames  what the sheet calls its columns
 * @param exemptions by code
 */
public record Tariff(Edition edition, Wording name, Wording legalBasis, Source source, Basis basis, String vat,
                     Map<Zone, Wording> zoneNames, Map<DeliveryService, PriceTable> tables,
                     Map<String, Exemption> exemptions) implements Dated {

    /** How a sheet turns weight into money. */
    public enum Basis {
        /** Prices per weight step, the law's reading. */
        STEP,
        /** One price for each started unit of weight. */
        PER_STARTED_UNIT
    }

    /** How sure we are of the figures. */
    public enum Source {
        /** Read from the promulgated text itself. */
        OFFICIAL_TEXT,
        /** Read from a notice or a contract that repeats the text; to be compared with the text by the owner. */
        SECONDARY_PUBLICATION
    }

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
        return Optional.ofNullable(tables.get(service))
            .flatMap(table -> table.column(zone).map(column -> step(table, column, zone, weight)));
    }

    /** The tariff after an exemption, as the step {@code exemption} of its explanation. */
    public PriceStep lower(Vnd tariff, Exemption exemption) {
        Vnd lowered = exemption.lower(tariff);
        Wording left = DongWording.of(lowered);
        return PriceStep.citing(legalBasis, "exemption", lowered, new Wording(
            "%s được giảm %d%% giá cước, còn %s".formatted(exemption.name().vi(), exemption.percent(), left.vi()),
            "%s: the tariff is lowered by %d%% to %s".formatted(
                exemption.name().en(), exemption.percent(), left.en())));
    }

    /** Empty for a code that the sheet does not know. */
    public Optional<Exemption> exemption(String code) {
        return Optional.ofNullable(exemptions.get(code));
    }

    /** What the sheet calls a zone. */
    public Wording zoneName(Zone zone) {
        return zoneNames.getOrDefault(zone, new Wording(zone.name(), zone.name()));
    }

    private PriceStep step(PriceTable table, WeightRule column, Zone zone, Grams weight) {
        Wording sum = column.wordingOf(weight);
        return PriceStep.citing(legalBasis, "weight-step", column.priceOf(weight), new Wording(
            "%s, %s, %s".formatted(table.name().vi(), zoneName(zone).vi(), sum.vi()),
            "%s, %s, %s".formatted(table.name().en(), zoneName(zone).en(), sum.en())));
    }
}
