package vn.postalgateway.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Holds the sheets under what the law allows at most: no price of a sheet may be higher than that of a sheet that calls
 * itself a ceiling while both apply, unless it states why it is above.
 */
public final class Ceilings {

    private final Editions<Tariff> sheets;

    public Ceilings(Editions<Tariff> sheets) {
        this.sheets = sheets;
    }

    /** One fault for each column that rises above a ceiling, at the first weight that does. */
    public List<DocumentFault> faults() {
        List<DocumentFault> faults = new ArrayList<>();
        for (Tariff sheet : sheets.all()) {
            if (!sheet.standing().ceiling() && sheet.standing().aboveCeiling() == null) {
                ceilingsOf(sheet).forEach(ceiling -> faults.addAll(above(sheet, ceiling)));
            }
        }
        return faults;
    }

    private List<Tariff> ceilingsOf(Tariff sheet) {
        return sheets.all().stream().filter(each -> each.standing().ceiling())
            .filter(each -> together(sheet.edition(), each.edition())).toList();
    }

    private boolean together(Edition sheet, Edition ceiling) {
        LocalDate start = sheet.validFrom().isAfter(ceiling.validFrom()) ? sheet.validFrom() : ceiling.validFrom();
        return applies(sheet, start) && applies(ceiling, start);
    }

    private boolean applies(Edition edition, LocalDate on) {
        return sheets.inForce(edition.id(), on).filter(each -> each.edition().equals(edition)).isPresent();
    }

    private static List<DocumentFault> above(Tariff sheet, Tariff ceiling) {
        List<DocumentFault> faults = new ArrayList<>();
        for (DeliveryService service : DeliveryService.values()) {
            for (Zone zone : Zone.values()) {
                sheet.rule(service, zone).flatMap(local -> ceiling.rule(service, zone)
                    .flatMap(most -> firstAbove(local, most)
                        .map(weight -> fault(sheet, ceiling, service, zone, weight)))).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Optional<Grams> firstAbove(WeightRule local, WeightRule most) {
        return IntStream.concat(local.edges(), most.edges()).sorted().mapToObj(Grams::new)
            .filter(weight -> local.priceOf(weight).compareTo(most.priceOf(weight)) > 0).findFirst();
    }

    private static DocumentFault fault(Tariff sheet, Tariff ceiling, DeliveryService service, Zone zone, Grams weight) {
        WeightRule local = sheet.rule(service, zone).orElseThrow();
        return new DocumentFault(local.clauseOf(weight), "%s, %s: %d g costs %s, above the ceiling of %s by %s; "
            .formatted(service, zone, weight.value(), local.priceOf(weight),
                ceiling.rule(service, zone).orElseThrow().priceOf(weight), ceiling.edition().version())
            + "aboveCeiling would have to say why");
    }
}
