package vn.postalgateway.contract.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;

/** A request for a quote, read strictly. */
final class QuoteReader {

    private static final Pattern COMMUNE = Pattern.compile("[0-9]{5}");
    private static final Pattern PROVINCE = Pattern.compile("[0-9]{2}");
    private static final int MOST_DOSSIERS = 20;
    private static final long MOST_COLLECTED = 1_000_000_000;

    private QuoteReader() {
    }

    /**
     * @param today the day in Vietnam that applies if the caller names none
     * @throws Problem 422 with every wrong field
     */
    static PriceQuestion read(JsonNode body, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(body, faults);
        String contract = in.text("contract", 1, 64);
        PriceQuestion question = item(in, faults, contract, today);
        Problem.refuseIfAny(faults);
        return question;
    }

    /** One item of a contract that is named elsewhere; null if a fault was found. */
    static PriceQuestion item(FieldReader in, List<FieldFault> faults, String contract, LocalDate today) {
        int before = faults.size();
        DeliveryService service = in.required("service", in.optionalChoice("service", DeliveryService.class));
        Long weight = in.required("weightGrams", in.optionalWhole("weightGrams", 1, Grams.MAX));
        Long dossiers = in.optionalWhole("dossierCount", 1, MOST_DOSSIERS);
        ChargePaid paid = in.optionalChoice("citizenChargePaid", ChargePaid.class);
        Place from = place(in, "from");
        Place to = place(in, "to");
        LocalDate date = in.optionalParsed("date", "a date yyyy-MM-dd", LocalDate::parse);
        Boolean online = in.optionalBool("submittedOnline");
        String exemption = in.optionalText("exemption", 64);
        Long collect = in.optionalWhole("collectFeesVnd", 0, MOST_COLLECTED);
        Boolean second = in.optionalBool("secondDirection");
        in.refuseUnknown();
        if (faults.size() > before) {
            return null;
        }
        return new PriceQuestion(contract, service, new Grams(weight.intValue()),
            dossiers == null ? 1 : dossiers.intValue(), paid == null ? ChargePaid.TO_POST : paid, from, to,
            date == null ? today : date, Boolean.TRUE.equals(online), exemption, Price.Basis.ESTIMATE,
            collect == null ? Vnd.ZERO : Vnd.of(collect), Boolean.TRUE.equals(second));
    }

    private static Place place(FieldReader quote, String name) {
        FieldReader in = quote.optionalObject(name);
        if (in == null) {
            quote.fault(name, "is required");
            return null;
        }
        String commune = in.optionalText("communeCode", COMMUNE, "a commune code of five digits");
        String province = in.required("provinceCode",
            in.optionalText("provinceCode", PROVINCE, "a province code of two digits"));
        in.refuseUnknown();
        return new Place(commune, province);
    }
}
