package vn.postalgateway.console.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;
import vn.postalgateway.console.Decided;
import vn.postalgateway.console.DifferenceFilter;
import vn.postalgateway.console.WordSearch;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * What the address of the differences asks for, so that it can be kept, sent and opened again.
 *
 * @param atLeast an amount as people write it
 * @param q       words for a cause, or a piece of a code
 * @param list    the name of a pasted list of codes
 */
record DifferenceAddress(Outcome outcome, String part, String agency, DeliveryService service, Zone zone,
                         Decided decided, String atLeast, String q, String list, Integer page) {

    private static final BigInteger MOST_VND = BigInteger.TEN.pow(15);
    private static final String PAGE = "page";

    DifferenceAddress {
        page = page == null || page < 1 ? 1 : page;
    }

    /**
     * @param codes of the list that it names
     * @param names what a cause is called, in each language
     */
    DifferenceFilter filter(List<String> codes, Function<Outcome, Stream<String>> names) {
        return new DifferenceFilter(outcome, given(part), given(agency), service, zone, decided, amount(),
                WordSearch.of(q, names), codes);
    }

    /** Null where no amount is written. */
    private Vnd amount() {
        String digits = atLeast == null ? "" : atLeast.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? null : Vnd.of(new BigInteger(digits).min(MOST_VND).longValue());
    }

    /** Whether it asks for anything but a page. */
    public boolean asks() {
        return !named().isEmpty();
    }

    /** The same question, from its first page on; empty where nothing is asked. */
    public String query() {
        return query(named());
    }

    /** The same question with one part of it otherwise, or without it. */
    public String with(String name, Object value) {
        Map<String, Object> named = named();
        named.remove(name);
        if (value != null) {
            named.put(name, value);
        }
        return query(named);
    }

    public String page(int number) {
        return with(PAGE, number);
    }

    /** What is asked, by name; for forms that ask for something more. */
    public Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("outcome", outcome);
        named.put("part", given(part));
        named.put("agency", given(agency));
        named.put("service", service);
        named.put("zone", zone);
        named.put("decided", decided);
        named.put("atLeast", given(atLeast));
        named.put("q", given(q));
        named.put("list", given(list));
        named.values().removeIf(value -> value == null);
        return named;
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String query(Map<String, Object> named) {
        return named.isEmpty() ? "" : named.entrySet().stream()
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
