package vn.postalgateway.contract.yaml;

import java.time.LocalDate;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

/** Asks the shipped contracts; what is not said is an 80 g result within the inner area of Hà Tĩnh for one dossier. */
record HaTinh(String contract, DeliveryService service, int grams, int dossiers, ChargePaid paid, Place from, Place to,
              LocalDate on, String exemption) {

    static final PricingDocuments DOCUMENTS = new PricingDocuments(new YamlContractBook("config"),
        new YamlTariffs("config"), new YamlRegionTables("config"));
    static final Pricing PRICING = new ContractPricing(DOCUMENTS);

    static final Place THANH_SEN = new Place("18073", "42");
    static final Place TRAN_PHU = new Place("18100", "42");
    static final Place HA_HUY_TAP = new Place("18652", "42");
    static final Place VUNG_ANG = new Place("18823", "42");

    static HaTinh item() {
        return new HaTinh("ha-tinh-city", DeliveryService.RESULT_DELIVERY, 80, 1, ChargePaid.TO_POST, THANH_SEN,
            THANH_SEN, LocalDate.of(2026, 11, 2), null);
    }

    HaTinh contract(String other) {
        return new HaTinh(other, service, grams, dossiers, paid, from, to, on, exemption);
    }

    HaTinh service(DeliveryService other) {
        return new HaTinh(contract, other, grams, dossiers, paid, from, to, on, exemption);
    }

    HaTinh grams(int other) {
        return new HaTinh(contract, service, other, dossiers, paid, from, to, on, exemption);
    }

    HaTinh dossiers(int other) {
        return new HaTinh(contract, service, grams, other, paid, from, to, on, exemption);
    }

    HaTinh paid(ChargePaid other) {
        return new HaTinh(contract, service, grams, dossiers, other, from, to, on, exemption);
    }

    HaTinh between(Place start, Place end) {
        return new HaTinh(contract, service, grams, dossiers, paid, start, end, on, exemption);
    }

    HaTinh on(LocalDate other) {
        return new HaTinh(contract, service, grams, dossiers, paid, from, to, other, exemption);
    }

    HaTinh exempt(String code) {
        return new HaTinh(contract, service, grams, dossiers, paid, from, to, on, code);
    }

    PriceQuestion question() {
        return new PriceQuestion(contract, service, new Grams(grams), dossiers, paid, from, to, on, false, exemption,
            Price.Basis.ESTIMATE);
    }

    Pricing.Answer answer() {
        return PRICING.answer(question());
    }

    Price price() {
        return ((Pricing.Answer.Priced) answer()).price();
    }
}
