package vn.postalgateway.order.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.order.CollectedFee;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.NoticeConsent;
import vn.postalgateway.order.Party;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/** The one parser of an order's content, for every door: strict, with all faults at once, defaults filled in. */
public final class OrderReader {

    private static final int DEFAULT_GRAMS = 50;
    private static final long MAX_COLLECT_VND = 1_000_000_000L;
    private static final Pattern COMMUNE = Pattern.compile("[0-9]{5}");
    private static final Pattern PROVINCE = Pattern.compile("[0-9]{2}");
    private static final Pattern PHONE = Pattern.compile("0[0-9]{9,10}");
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private OrderReader() {
    }

    /** The id that an order goes by, however wrong the rest of it is; null if it has none that could stand. */
    public static String requestIdOf(JsonNode body) {
        return requestId(FieldReader.of(body, new ArrayList<>()));
    }

    private static String requestId(FieldReader in) {
        return in.text("requestId", 1, 100);
    }

    /** @throws Problem 422 with every wrong field */
    public static DeliveryRequest read(JsonNode body) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(body, faults);
        String requestId = requestId(in);
        String contract = in.text("contract", 1, 64);
        String agencyCode = in.text("agencyCode", 1, 64);
        DeliveryService service = in.required("service", in.optionalChoice("service", DeliveryService.class));
        List<Dossier> dossiers = in.objects("dossiers", 1, 20, OrderReader::dossier);
        Party sender = party(in, "sender");
        Party recipient = party(in, "recipient");
        Long weight = in.optionalWhole("weightGrams", 1, Grams.MAX);
        Boolean online = in.optionalBool("submittedOnline");
        String exemption = in.optionalText("exemption", 64);
        ChargePaid chargePaid = in.optionalChoice("citizenChargePaid", ChargePaid.class);
        List<CollectedFee> fees = in.objects("collectFees", 0, 20, OrderReader::collectedFee);
        DeliveryRequest.PickupWindow window = window(in.optionalObject("pickupWindow"));
        String receivingOffice = in.optionalText("receivingOfficeCode", 64);
        String note = in.optionalText("note", 500);
        Boolean another = in.optionalBool("another");
        JsonNode extensions = in.optionalRawObject("extensions");
        NoticeConsent notices = NoticeReader.read(in.optionalObject("notices"));
        in.refuseUnknown();
        refuseTwice(dossiers, in);
        Problem.refuseIfAny(faults);
        return new DeliveryRequest(requestId, contract, agencyCode, service, dossiers, sender, recipient,
                new Grams(weight == null ? DEFAULT_GRAMS : weight.intValue()), Boolean.TRUE.equals(online), exemption,
                chargePaid == null ? ChargePaid.TO_POST : chargePaid, fees, window, receivingOffice, note,
                Boolean.TRUE.equals(another), canonical(extensions), notices);
    }

    private static Dossier dossier(FieldReader in) {
        String code = in.text("code", 1, 100);
        String procedureCode = in.optionalText("procedureCode", 64);
        String procedureName = in.optionalText("procedureName", 500);
        Long level = in.optionalWhole("onlineLevel", 3, 4);
        LocalDate appointment = in.optionalParsed("appointmentDate", "a date yyyy-MM-dd", LocalDate::parse);
        List<String> documents = in.texts("documents", 50, 300);
        return code == null ? null : new Dossier(code, procedureCode, procedureName,
                level == null ? null : level.intValue(), appointment, documents);
    }

    private static Party party(FieldReader order, String name) {
        FieldReader in = order.optionalObject(name);
        if (in == null) {
            order.fault(name, "is required");
            return null;
        }
        String person = in.text("name", 1, 200);
        String phone = in.required("phone", in.optionalParsed("phone",
                "a Vietnamese phone number such as 0912345678", OrderReader::phone));
        String address = in.text("address", 1, 300);
        String commune = in.optionalText("communeCode", COMMUNE, "a commune code of five digits");
        String province = in.required("provinceCode",
                in.optionalText("provinceCode", PROVINCE, "a province code of two digits"));
        String codeSystem = in.optionalText("codeSystem", Pattern.compile("GSO"), "GSO");
        in.refuseUnknown();
        return new Party(person, phone, address, commune, province, codeSystem == null ? "GSO" : codeSystem);
    }

    /**
     * 0 + 9 digits mobile, 10–11 digits landline; +84 and 84 forms are read as 0; dots and spaces are dropped.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static String phone(String text) {
        String digits = text.replaceAll("[ .\\u00a0-]", "").replaceFirst("^\\+?84", "0");
        if (!PHONE.matcher(digits).matches()) {
            throw new IllegalArgumentException();
        }
        return digits;
    }

    private static CollectedFee collectedFee(FieldReader in) {
        String code = in.text("code", 1, 64);
        Long vnd = in.required("vnd", in.optionalWhole("vnd", 0, MAX_COLLECT_VND));
        return code == null || vnd == null ? null : new CollectedFee(code, Vnd.of(vnd));
    }

    private static DeliveryRequest.PickupWindow window(FieldReader in) {
        if (in == null) {
            return null;
        }
        OffsetDateTime from = in.required("from",
                in.optionalParsed("from", "a time with offset, e.g. 2026-10-05T08:00:00+07:00", OffsetDateTime::parse));
        OffsetDateTime to = in.required("to",
                in.optionalParsed("to", "a time with offset, e.g. 2026-10-05T11:30:00+07:00", OffsetDateTime::parse));
        in.refuseUnknown();
        if (from != null && to != null && to.isBefore(from)) {
            in.fault("to", "must not be before from");
        }
        return new DeliveryRequest.PickupWindow(from, to);
    }

    private static void refuseTwice(List<Dossier> dossiers, FieldReader in) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < dossiers.size(); i++) {
            if (!seen.add(dossiers.get(i).code())) {
                in.fault("dossiers", "contains the dossier code at position " + i + " twice");
            }
        }
    }

    private static String canonical(JsonNode extensions) {
        if (extensions == null) {
            return null;
        }
        try {
            return CANONICAL.writeValueAsString(CANONICAL.treeToValue(extensions, Object.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read can be written", e);
        }
    }
}
