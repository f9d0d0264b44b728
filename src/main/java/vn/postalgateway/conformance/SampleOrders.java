package vn.postalgateway.conformance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Orders that nobody ordered: invented people, and a request id and a dossier code of their own for each. */
public final class SampleOrders {

    private final Map<String, Object> pattern;
    private final String run;
    private final AtomicInteger made = new AtomicInteger();

    /**
     * @param pattern an order that the gateway takes, as its JSON
     * @param began   tells the orders of one run from those of another
     */
    public SampleOrders(Map<String, Object> pattern, Instant began) {
        this.pattern = new LinkedHashMap<>(pattern);
        this.run = Long.toString(began.toEpochMilli(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    }

    /** For the contract {@code ha-tinh-city}. */
    public static Map<String, Object> usualPattern() {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("contract", "ha-tinh-city");
        order.put("agencyCode", "H27.12");
        order.put("service", "RESULT_DELIVERY");
        order.put("sender", party("Nơi gửi diễn tập", "Số 1 đường Diễn Tập"));
        order.put("recipient", party("Người nhận diễn tập", "Số 2 đường Diễn Tập"));
        order.put("weightGrams", 80);
        return order;
    }

    private static Map<String, Object> party(String name, String address) {
        return Map.of("name", name, "phone", "0912345678", "address", address, "communeCode", "18073",
                "provinceCode", "42");
    }

    /** A new order. */
    Map<String, Object> next() {
        String name = "KIT-" + run + "-" + made.incrementAndGet();
        return with(with(pattern, "requestId", name), "dossiers", List.of(Map.of("code", name)));
    }

    /** Names, phone numbers and addresses, which nobody but the post is told. */
    List<String> people() {
        return Stream.of("sender", "recipient").map(pattern::get).map(party -> (Map<?, ?>) party)
                .flatMap(party -> Stream.of("name", "phone", "address").map(party::get)).map(String::valueOf).toList();
    }

    static String requestId(Map<String, Object> order) {
        return String.valueOf(order.get("requestId"));
    }

    /** The same with another value in one field. */
    static Map<String, Object> with(Map<String, Object> order, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(order);
        changed.put(field, value);
        return changed;
    }

    /** The same for a recipient with another phone number. */
    static Map<String, Object> withPhone(Map<String, Object> order, String phone) {
        Map<String, Object> recipient = new LinkedHashMap<>();
        ((Map<?, ?>) order.get("recipient")).forEach((name, value) -> recipient.put(String.valueOf(name), value));
        recipient.put("phone", phone);
        return with(order, "recipient", recipient);
    }

    /** The same, a little heavier. */
    static Map<String, Object> heavier(Map<String, Object> order) {
        int grams = order.get("weightGrams") instanceof Number n ? n.intValue() : 50;
        return with(order, "weightGrams", grams + 1);
    }
}
