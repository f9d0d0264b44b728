package vn.postalgateway.order.form;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.Place;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.ItemCodeRange;
import vn.postalgateway.order.form.FormCustomer.Agency;
import vn.postalgateway.order.form.FormCustomer.Allotment;
import vn.postalgateway.order.json.OrderReader;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.RegionTables;
import vn.postalgateway.tariff.UnitTables;

/** The partners of {@code config/forms}; a gateway without that folder takes no forms. */
public final class YamlFormCustomers {

    private static final String FOLDER = "forms";
    private static final int MOST_CODES = 100_000;

    private record Key(String partner, String customerCode) { }

    private final Map<Key, FormCustomer> customers = new LinkedHashMap<>();

    public YamlFormCustomers(String configFolder, Contracts contracts, RegionTables regions, UnitTables units) {
        this(configFolder, contracts.all().stream().map(Contract::id).collect(Collectors.toSet()),
                FormPlaces.of(regions.tables().all(), units.tables().all()));
    }

    /** @param contracts the ids of all contracts */
    YamlFormCustomers(String configFolder, Set<String> contracts, FormPlaces places) {
        if (!Files.isDirectory(Path.of(configFolder, FOLDER))) {
            return;
        }
        ConfigFolder folder = new ConfigFolder(configFolder, FOLDER);
        for (FormCustomer read : folder.read(file -> customers(file, contracts, places)).stream()
                .flatMap(List::stream).toList()) {
            refuseSharedCodes(folder, read);
            if (customers.put(new Key(read.partner(), read.code()), read) != null) {
                throw folder.fault("the customer " + read.code() + " of " + read.partner() + " stands in two files");
            }
        }
    }

    private void refuseSharedCodes(ConfigFolder folder, FormCustomer read) {
        customers.values().forEach(other -> other.itemCodes().ranges().forEach(theirs ->
                read.itemCodes().ranges().stream().filter(theirs::overlaps).findFirst().ifPresent(range -> {
                    throw folder.fault("the customers " + other.code() + " and " + read.code()
                            + " both hold item codes from " + range.first().value() + " on");
                })));
    }

    Optional<FormCustomer> customer(String partner, String customerCode) {
        return Optional.ofNullable(customers.get(new Key(partner, customerCode)));
    }

    Collection<FormCustomer> all() {
        return customers.values();
    }

    private static List<FormCustomer> customers(ConfigNode file, Set<String> contracts, FormPlaces places) {
        file.withKeys("partner", "customers", "places");
        String partner = file.take("partner", node -> node.text("[a-z0-9-]+"));
        FormPlaces known = file.take("places", node -> places(node, places));
        List<FormCustomer> read = new ArrayList<>();
        file.take("customers", node -> {
            node.entries().forEach((code, customer) -> node.noting(() ->
                    read.add(customer(partner, code, customer, contracts, known))));
            return read;
        });
        file.refuseFaults();
        return read;
    }

    private static FormCustomer customer(String partner, String code, ConfigNode node, Set<String> contracts,
                                         FormPlaces places) {
        node.withKeys("contract", "agency", "service", "weightGrams", "submittedOnline", "onlineLevel",
                "citizenChargePaid", "emailIsConsent", "itemCodes");
        Agency agency = node.take("agency", YamlFormCustomers::agency);
        DeliveryService service = node.takeIfThere("service", each -> each.oneOf(DeliveryService.class));
        if (agency != null && service == null && agency.tels().isEmpty() && node.maybe("service").isEmpty()) {
            throw node.fault("says neither the service of its forms nor agency.tels, which would tell their direction");
        }
        Allotment itemCodes = node.takeIfThere("itemCodes", YamlFormCustomers::allotment);
        Integer grams = node.take("weightGrams", each -> each.wholeInt(1, Grams.MAX));
        Boolean online = node.take("submittedOnline", ConfigNode::yesOrNo);
        Boolean consent = node.take("emailIsConsent", ConfigNode::yesOrNo);
        return new FormCustomer(partner, code, node.take("contract", each -> contract(each, contracts)), agency,
                service, grams == null ? 0 : grams, Boolean.TRUE.equals(online),
                node.takeIfThere("onlineLevel", each -> each.wholeInt(3, 4)),
                node.take("citizenChargePaid", each -> each.oneOf(ChargePaid.class)), Boolean.TRUE.equals(consent),
                itemCodes == null ? Allotment.NONE : itemCodes, places);
    }

    private static String contract(ConfigNode node, Set<String> contracts) {
        if (!contracts.contains(node.text())) {
            throw node.fault("is no contract of config/contracts: " + node.text());
        }
        return node.text();
    }

    private static Agency agency(ConfigNode node) {
        node.withKeys("code", "provinceCode", "communeCode", "tels");
        Set<String> tels = new HashSet<>();
        node.maybe("tels").ifPresent(list -> list.elements().forEach(tel -> tels.add(tel(tel))));
        return new Agency(node.at("code").text(), new Place(node.at("communeCode").text("[0-9]{5}"),
                node.at("provinceCode").text("[0-9]{2}")), tels);
    }

    private static String tel(ConfigNode node) {
        try {
            return OrderReader.phone(node.text());
        } catch (IllegalArgumentException noPhone) {
            throw node.fault("must be a Vietnamese phone number such as 02393855555");
        }
    }

    private static Allotment allotment(ConfigNode node) {
        node.withKeys("ranges", "warnBelow");
        List<ItemCodeRange> ranges = new ArrayList<>();
        node.at("ranges").elements().forEach(each -> ranges.add(range(each, ranges)));
        return new Allotment(ranges, node.at("warnBelow").wholeInt(0, MOST_CODES));
    }

    private static ItemCodeRange range(ConfigNode node, List<ItemCodeRange> before) {
        node.withKeys("first", "last");
        ItemCodeRange range;
        try {
            range = new ItemCodeRange(new ItemCode(node.at("first").text()), new ItemCode(node.at("last").text()));
        } catch (IllegalArgumentException e) {
            throw node.fault("cannot be used: " + e.getMessage());
        }
        if (range.size() > MOST_CODES || before.stream().anyMatch(range::overlaps)) {
            throw node.fault("holds more than " + MOST_CODES + " codes, or some that stand in another range");
        }
        return range;
    }

    private static FormPlaces places(ConfigNode node, FormPlaces places) {
        node.withKeys("codes", "provinces", "communes");
        return places.with(node.at("codes").oneOf(FormPlaces.Codes.class), codes(node, "provinces", "[0-9]{2}"),
                codes(node, "communes", "[0-9]{5}"));
    }

    private static Map<String, String> codes(ConfigNode node, String key, String form) {
        Map<String, String> codes = new LinkedHashMap<>();
        node.maybe(key).ifPresent(each -> each.entries().forEach((name, code) -> codes.put(name, code.text(form))));
        return codes;
    }
}
