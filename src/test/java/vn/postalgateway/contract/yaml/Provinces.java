package vn.postalgateway.contract.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.csv.CsvUnitTables;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

/**
 * Contracts of other provinces, which are files alone ({@code src/test/resources/provinces}) beside the shipped ones.
 * What is not said is an 80 g result within Thành Sen, not submitted online.
 */
public record Provinces(String contract, DeliveryService service, int grams, int dossiers, Place from, Place to, LocalDate on,
                 boolean online, String exemption, long collected, boolean secondDirection) {

    static final Path FOLDER = folder();
    static final YamlContractBook BOOK = new YamlContractBook(FOLDER.toString());
    static final PricingDocuments DOCUMENTS = new PricingDocuments(BOOK, new YamlTariffs(FOLDER.toString()),
        new YamlRegionTables(FOLDER.toString()), new CsvUnitTables(FOLDER.toString()));
    public static final ContractPricing PRICING = new ContractPricing(DOCUMENTS);

    static Provinces item(String contract) {
        Place home = new Place("18073", "42");
        return new Provinces(contract, DeliveryService.RESULT_DELIVERY, 80, 1, home, home, LocalDate.of(2026, 11, 2),
            false, null, 0, false);
    }

    Provinces grams(int other) {
        return new Provinces(contract, service, other, dossiers, from, to, on, online, exemption, collected,
            secondDirection);
    }

    Provinces service(DeliveryService other) {
        return new Provinces(contract, other, grams, dossiers, from, to, on, online, exemption, collected,
            secondDirection);
    }

    Provinces dossiers(int other) {
        return new Provinces(contract, service, grams, other, from, to, on, online, exemption, collected,
            secondDirection);
    }

    Provinces between(String fromProvince, String fromCommune, String toProvince, String toCommune) {
        return new Provinces(contract, service, grams, dossiers, new Place(fromCommune, fromProvince),
            new Place(toCommune, toProvince), on, online, exemption, collected, secondDirection);
    }

    Provinces on(LocalDate other) {
        return new Provinces(contract, service, grams, dossiers, from, to, other, online, exemption, collected,
            secondDirection);
    }

    Provinces submittedOnline() {
        return new Provinces(contract, service, grams, dossiers, from, to, on, true, exemption, collected,
            secondDirection);
    }

    Provinces exempt(String code) {
        return new Provinces(contract, service, grams, dossiers, from, to, on, online, code, collected,
            secondDirection);
    }

    Provinces collecting(long vnd) {
        return new Provinces(contract, service, grams, dossiers, from, to, on, online, exemption, vnd,
            secondDirection);
    }

    Provinces asSecondDirection() {
        return new Provinces(contract, service, grams, dossiers, from, to, on, online, exemption, collected, true);
    }

    PriceQuestion question() {
        return new PriceQuestion(contract, service, new Grams(grams), dossiers, ChargePaid.TO_POST, from, to, on,
            online, exemption, Price.Basis.ESTIMATE, Vnd.of(collected), secondDirection);
    }

    Price price() {
        return ((Pricing.Answer.Priced) PRICING.answer(question())).price();
    }

    /** Citizen, budget and post. */
    List<Long> parts() {
        Price price = price();
        return Stream.of(Funder.values()).map(funder -> price.partOf(funder).amount()).toList();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("provinces");
            for (String kind : List.of("tariffs", "regions", "contracts", "units")) {
                Path target = Files.createDirectories(folder.resolve(kind));
                copy(Path.of("config", kind), target);
                copy(Path.of("src/test/resources/provinces", kind), target);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path target) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}
