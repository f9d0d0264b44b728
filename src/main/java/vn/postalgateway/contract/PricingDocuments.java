package vn.postalgateway.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Editions;
import vn.postalgateway.tariff.RegionTable;
import vn.postalgateway.tariff.RegionTables;
import vn.postalgateway.tariff.Tariff;
import vn.postalgateway.tariff.Tariffs;
import vn.postalgateway.tariff.UnitTable;
import vn.postalgateway.tariff.UnitTables;

/** Brings together the dated documents that price an item under one contract on one day. */
public final class PricingDocuments {

    private final ContractBook book;
    private final Tariffs tariffs;
    private final RegionTables regionTables;
    private final UnitTables unitTables;

    public PricingDocuments(ContractBook book, Tariffs tariffs, RegionTables regionTables, UnitTables unitTables) {
        this.book = book;
        this.tariffs = tariffs;
        this.regionTables = regionTables;
        this.unitTables = unitTables;
    }

    /** For contracts whose zones need no administrative units. */
    public PricingDocuments(ContractBook book, Tariffs tariffs, RegionTables regionTables) {
        this(book, tariffs, regionTables, () -> new Editions<>(List.of()));
    }

    /**
     * The editions that apply together.
     *
     * @param units null where the contract's zone rule looks into none
     */
    record Set(ContractTerms terms, Tariff tariff, RegionTable regions, UnitTable units) {

        List<PricedVersion> versions() {
            List<PricedVersion> versions = new ArrayList<>(List.of(
                PricedVersion.of(PricedVersion.Kind.CONTRACT, terms),
                PricedVersion.of(PricedVersion.Kind.TARIFF, tariff),
                PricedVersion.of(PricedVersion.Kind.REGIONS, regions)));
            if (units != null) {
                versions.add(PricedVersion.of(PricedVersion.Kind.UNITS, units));
            }
            return versions;
        }
    }

    /** Empty if the contract or a document that it names is not in force on that day in Vietnam. */
    Optional<Set> inForce(String contract, LocalDate on) {
        return book.terms().inForce(contract, on).flatMap(terms -> inForce(terms, on));
    }

    /** The documents that these terms name. */
    Optional<Set> inForce(ContractTerms terms, LocalDate on) {
        Optional<Tariff> tariff = tariffs.sheets().inForce(terms.tariffId(), on);
        Optional<RegionTable> regions = regionTables.tables().inForce(terms.regionsId(), on);
        Optional<String> unitsId = terms.zones().rule().unitsId();
        Optional<UnitTable> units = unitsId.flatMap(id -> unitTables.tables().inForce(id, on));
        return tariff.isEmpty() || regions.isEmpty() || unitsId.isPresent() && units.isEmpty() ? Optional.empty()
            : Optional.of(new Set(terms, tariff.get(), regions.get(), units.orElse(null)));
    }

    Optional<ContractTerms> terms(String contract, LocalDate on) {
        return book.terms().inForce(contract, on);
    }

    boolean knowsSheet(String tariffId) {
        return tariffs.sheets().knows(tariffId);
    }

    boolean knowsContract(String contract) {
        return book.terms().knows(contract);
    }

    /** The same documents with each other edition of the sheet, the newest first. */
    List<Set> withOtherSheets(Set set) {
        Edition mine = set.tariff().edition();
        return tariffs.sheets().all().stream()
            .filter(each -> each.edition().id().equals(mine.id()) && !each.edition().version().equals(mine.version()))
            .map(each -> new Set(set.terms(), each, set.regions(), set.units())).toList();
    }

    FieldFault whyNone(String contract, LocalDate on) {
        if (!book.terms().knows(contract)) {
            return new FieldFault("/contract", "is no contract of this gateway");
        }
        String what = book.terms().inForce(contract, on).isPresent() ? "has no tariff, regions or units" : "is not";
        return new FieldFault("/contract", what + " in force on " + on);
    }

    /** Every edition that the files hold. */
    List<PricedVersion> all() {
        List<PricedVersion> all = new ArrayList<>();
        book.terms().all().forEach(each -> all.add(PricedVersion.of(PricedVersion.Kind.CONTRACT, each)));
        tariffs.sheets().all().forEach(each -> all.add(PricedVersion.of(PricedVersion.Kind.TARIFF, each)));
        regionTables.tables().all().forEach(each -> all.add(PricedVersion.of(PricedVersion.Kind.REGIONS, each)));
        unitTables.tables().all().forEach(each -> all.add(PricedVersion.of(PricedVersion.Kind.UNITS, each)));
        return all;
    }

    /** Contracts that name what is not there on the day they begin: one line each, naming contract and field. */
    public List<String> gaps(OperatorProfiles operators) {
        List<String> gaps = new ArrayList<>();
        for (ContractTerms terms : book.terms().all()) {
            LocalDate start = terms.edition().validFrom();
            String version = terms.edition().version();
            if (operators.byId(terms.contract().operator()).isEmpty()) {
                gaps.add("contract " + version + ": operator " + terms.contract().operator() + " is not known");
            }
            if (tariffs.sheets().inForce(terms.tariffId(), start).isEmpty()) {
                gaps.add("contract " + version + ": tariff " + terms.tariffId() + " is not in force on " + start);
            }
            if (regionTables.tables().inForce(terms.regionsId(), start).isEmpty()) {
                gaps.add("contract " + version + ": regions " + terms.regionsId() + " is not in force on " + start);
            }
            terms.zones().rule().unitsId().filter(id -> unitTables.tables().inForce(id, start).isEmpty())
                .ifPresent(id -> gaps.add("contract " + version + ": units " + id + " is not in force on " + start));
        }
        return gaps;
    }

    /** Signing parties of contracts that are not there: one line each. */
    public List<String> unknown(PartiesBook parties) {
        return parties.all().stream().map(SigningParties::contract).filter(id -> !book.terms().knows(id))
            .map(id -> "parties: contract " + id + " is not known").toList();
    }
}
