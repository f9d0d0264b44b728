package vn.postalgateway.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vn.postalgateway.calendar.SpecialDays;
import vn.postalgateway.console.ConfigurationFile.Kind;
import vn.postalgateway.contract.ContractBook;
import vn.postalgateway.contract.ContractTerms;
import vn.postalgateway.contract.PinnedVersions;
import vn.postalgateway.contract.PricedVersion;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.tariff.Dated;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.RegionTables;
import vn.postalgateway.tariff.Tariffs;
import vn.postalgateway.tariff.UnitTables;

/** Everything that prices, carries and counts days, as read at start: from when on, pinned or not, used where. */
public final class ConfigurationShelf {

    private final ContractBook contracts;
    private final Tariffs tariffs;
    private final RegionTables regions;
    private final UnitTables units;
    private final OperatorProfiles operators;
    private final SpecialDays days;
    private final PinnedVersions pinned;

    public ConfigurationShelf(ContractBook contracts, Tariffs tariffs, RegionTables regions, UnitTables units,
                              OperatorProfiles operators, SpecialDays days, PinnedVersions pinned) {
        this.contracts = contracts;
        this.tariffs = tariffs;
        this.regions = regions;
        this.units = units;
        this.operators = operators;
        this.days = days;
        this.pinned = pinned;
    }

    /** Kind by kind, the newest editions first. */
    public List<ConfigurationFile> all() {
        Set<PricedVersion> used = Set.copyOf(pinned.all());
        List<ConfigurationFile> all = new ArrayList<>();
        add(all, Kind.CONTRACT, contracts.terms().all(), used, terms -> false);
        tariffs.sheets().all().forEach(each -> add(all, Kind.TARIFF, List.of(each), used,
                terms -> terms.tariffId().equals(each.edition().id())));
        regions.tables().all().forEach(each -> add(all, Kind.REGIONS, List.of(each), used,
                terms -> terms.regionsId().equals(each.edition().id())));
        units.tables().all().forEach(each -> add(all, Kind.UNITS, List.of(each), used,
                terms -> terms.zones().rule().unitsId().filter(each.edition().id()::equals).isPresent()));
        operators.all().forEach(operator -> add(all, Kind.OPERATOR, operator.maps().all(), used,
                terms -> terms.contract().operator().equals(operator.id())));
        days.daysOff().stream().map(LocalDate::getYear).distinct().sorted().forEach(year -> all.add(
                new ConfigurationFile(Kind.CALENDAR, String.valueOf(year), null, LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31), null, false, users(terms -> true))));
        return all;
    }

    private void add(List<ConfigurationFile> all, Kind kind, Collection<? extends Dated> editions,
                     Set<PricedVersion> used, Predicate<ContractTerms> names) {
        for (Dated each : editions) {
            Edition edition = each.edition();
            boolean prices = used.stream().anyMatch(version -> version.kind().name().equals(kind.name())
                    && version.version().equals(edition.version()));
            all.add(new ConfigurationFile(kind, edition.id(), edition.clause().file(), edition.validFrom(),
                    edition.validUntil(), edition.sha256(), prices, users(names)));
        }
    }

    private List<String> users(Predicate<ContractTerms> names) {
        return contracts.terms().all().stream().filter(names).map(terms -> terms.contract().id()).distinct().sorted()
                .toList();
    }
}
