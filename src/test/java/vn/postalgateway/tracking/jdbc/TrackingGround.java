package vn.postalgateway.tracking.jdbc;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.calendar.yaml.YamlSpecialDays;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.ContractsOfBook;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.jdbc.JdbcPinnedVersions;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.StatusMap;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.order.AllottedCodes;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.NewOrder;
import vn.postalgateway.order.NoticeConsent;
import vn.postalgateway.order.OrderTerms;
import vn.postalgateway.order.Party;
import vn.postalgateway.order.jdbc.JdbcDeliveryDecisions;
import vn.postalgateway.order.jdbc.JdbcDeliveryOrders;
import vn.postalgateway.order.jdbc.JdbcOrderParties;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Editions;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.OrderProjector;
import vn.postalgateway.tracking.ParkedEvents;
import vn.postalgateway.tracking.RawEvent;
import vn.postalgateway.tracking.TrackingIntake;
import vn.postalgateway.tracking.Verdict;

/** A real PostgreSQL with the real migrations, orders, contracts and status map; the gateway works as its own role. */
public final class TrackingGround implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-10-06T03:00:00Z");
    static final Instant CREATED = Instant.parse("2026-10-05T01:00:00Z");

    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** What the status map has learnt in a test, beside what the post's file says. */
    final Map<String, StatusMeaning> learnt = new HashMap<>();
    /** Later editions of the map, by their first day. */
    final SortedMap<LocalDate, Map<String, StatusMeaning>> later = new TreeMap<>();
    public final JdbcClient jdbc;
    public final JdbcDeliveryOrders orders;
    final JdbcTrackingEvents events;
    final OperatorProfiles operators = profiles();
    final TrackingIntake intake;
    final ParkedEvents parked;
    final OrderTerms terms;
    final JdbcDeliveryDecisions decisions;

    private final TestDatabase database = new TestDatabase(12);
    private final Pricing pricing;
    private final ContractsOfBook contracts;
    private final DeliveryTerms deliveryTerms;

    public TrackingGround() {
        this("config");
    }

    /** @param config the folder of contracts, tariffs, regions and calendars */
    TrackingGround(String config) {
        JdbcTemplate template = database.template();
        jdbc = database.jdbc();
        TransactionTemplate transaction = database.transaction();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        PersonalSafe safe = new PersonalSafe(new byte[32], jdbc, clock);
        YamlContractBook book = new YamlContractBook(config);
        contracts = new ContractsOfBook(book);
        PricingDocuments documents = new PricingDocuments(book, new YamlTariffs(config),
                new YamlRegionTables(config));
        pricing = new ContractPricing(documents);
        PricedVersions priced = new PricedVersions(documents, new JdbcPinnedVersions(jdbc, transaction, clock));
        orders = new JdbcDeliveryOrders(jdbc, transaction, safe, new Outbox(jdbc), priced);
        deliveryTerms = new DeliveryTerms(book, new WorkingCalendar(new YamlSpecialDays(config)));
        terms = new OrderTerms(contracts, deliveryTerms);
        OrderProjector projector = new OrderProjector(pricing, priced, terms);
        events = new JdbcTrackingEvents(template, transaction, orders, operators, projector, safe, clock);
        intake = new TrackingIntake(events, operators);
        parked = new ParkedEvents(events);
        decisions = new JdbcDeliveryDecisions(jdbc, transaction, orders, new JdbcOrderParties(jdbc, safe), new Outbox(jdbc));
    }

    private OperatorProfiles profiles() {
        OperatorProfile post = ShippedProfiles.read().byId("vnpost").orElseThrow();
        return new OperatorProfiles() {
            @Override
            public Optional<OperatorProfile> byId(String operatorId) {
                return operatorId.equals("vnpost") ? Optional.of(maps(post).map(post::withMaps).orElse(post))
                        : Optional.empty();
            }

            @Override
            public List<OperatorProfile> all() {
                return List.of(byId("vnpost").orElseThrow());
            }
        };
    }

    OperatorProfile post() {
        return operators.byId("vnpost").orElseThrow();
    }

    private Optional<Editions<StatusMap>> maps(OperatorProfile post) {
        if (learnt.isEmpty() && later.isEmpty()) {
            return Optional.empty();
        }
        Map<String, StatusMeaning> statuses = new HashMap<>(post.statuses());
        statuses.putAll(learnt);
        List<StatusMap> maps = new ArrayList<>();
        maps.add(new StatusMap("vnpost", LocalDate.of(2018, 1, 1), statuses, Map.of()));
        later.forEach((from, changed) -> {
            statuses.putAll(changed);
            maps.add(new StatusMap("vnpost", from, statuses, Map.of()));
        });
        return Optional.of(new Editions<>(maps));
    }

    public Contracts contracts() {
        return contracts;
    }

    public DeliveryTerms terms() {
        return deliveryTerms;
    }

    Pricing pricing() {
        return pricing;
    }

    /** Statements of the database's owner. */
    void database(String... statements) {
        database.asOwner(statements);
    }

    /** Lets the database forget what a test's making ready left behind. */
    void settle() {
        database.asOwner("vacuum analyze delivery_order");
        database.asOwner("vacuum analyze tracking_event");
        database.asOwner("vacuum analyze tracking_event_key");
    }

    public TransactionTemplate transaction() {
        return database.transaction();
    }

    JdbcTemplate template() {
        return database.template();
    }

    static String newOrderId() {
        return "ord_" + String.format("%026d", SERIAL.incrementAndGet());
    }

    String order() {
        return order(newOrderId());
    }

    /** An order for a result to a citizen in the city, 80 g as declared, with the citizen charge paid to the post. */
    String order(String orderId) {
        return order(orderId, null);
    }

    /** The same of a citizen who wants to be told. */
    public String order(NoticeConsent notices) {
        return order(newOrderId(), notices);
    }

    private String order(String orderId, NoticeConsent notices) {
        Party agency = new Party("Trung tâm hành chính công", "02393855555", "Số 1", "18073", "42", "GSO");
        Party citizen = new Party("Nguyễn Thị Hoa", "0912345678", "Số 2", "18100", "42", "GSO");
        DeliveryRequest request = new DeliveryRequest("R-" + orderId, "ha-tinh-city", "H27.12",
                DeliveryService.RESULT_DELIVERY, List.of(new Dossier("H27.12-261001-" + orderId.substring(20),
                null, null, null, null, List.of())), agency, citizen, new Grams(80), true, null, ChargePaid.TO_POST,
                List.of(), null, null, null, false, null, notices);
        PriceQuestion question = new PriceQuestion("ha-tinh-city", DeliveryService.RESULT_DELIVERY, new Grams(80), 1,
                ChargePaid.TO_POST, new Place("18073", "42"), new Place("18100", "42"), LocalDate.of(2026, 10, 5), true,
                null, Price.Basis.ESTIMATE);
        Price price = ((Pricing.Answer.Priced) pricing.answer(question)).price();
        orders.accept(new NewOrder(orderId, "one-stop", request,
                contracts.inForce("ha-tinh-city", LocalDate.of(2026, 10, 5)).orElseThrow(), question, price,
                LocalDate.of(2026, 10, 6), AllottedCodes.NONE, CREATED));
        return orderId;
    }

    /** Many orders like the one that {@link #order()} makes. */
    List<String> orders(int count) {
        String model = order();
        List<String> copies = IntStream.range(1, count).mapToObj(n -> newOrderId()).toList();
        database.asOwner("insert into delivery_order select (jsonb_populate_record(o, jsonb_build_object("
                + "'order_id', copy, 'request_id', 'R-' || copy))).* from delivery_order o,"
                + " unnest('{" + String.join(",", copies) + "}'::text[]) copy where o.order_id = '" + model + "'");
        List<String> orders = new ArrayList<>(List.of(model));
        orders.addAll(copies);
        return orders;
    }

    void place(String orderId, String itemCode) {
        jdbc.sql("update delivery_order set placement = 'PLACED', item_code = ? where order_id = ?")
                .params(itemCode, orderId).update();
    }

    DeliveryOrder stored(String orderId) {
        return orders.byId(orderId).orElseThrow();
    }

    /** Everything that the events decide about an order. */
    Map<String, Object> state(String orderId) {
        return jdbc.sql("""
                        select movement, movement_at, flags::text as flags, money, weight_grams, price_basis,
                            tariff_vnd, owed_vnd,
                            accepted_at, billable_at, billable_month, item_code,
                            (select string_agg(event_id || coalesce(movement, '-') || known, ',' order by event_id)
                             from tracking_event e where e.order_id = o.order_id) as events
                        from delivery_order o where order_id = ?""")
                .param(orderId).query().singleRow();
    }

    public List<EventVerdict> send(Object... elements) {
        List<RawEvent> raw = new ArrayList<>();
        for (Object element : elements) {
            raw.add(new RawEvent(fields(element.toString()), element::toString));
        }
        return intake.take("vnpost", raw);
    }

    /** Events as named values. */
    List<EventVerdict> take(List<Map<String, Object>> events) {
        return intake.take("vnpost", events.stream().map(fields -> new RawEvent(fields, fields::toString)).toList());
    }

    List<Verdict> verdicts(Object... elements) {
        return send(elements).stream().map(EventVerdict::verdict).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(String json) {
        try {
            Map<String, Object> fields = new ObjectMapper().readValue(json, Map.class);
            fields.replaceAll((name, value) -> value instanceof Integer n ? (Object) n.longValue() : value);
            return fields;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An event as JSON; {@code more} are further fields. */
    public static String event(String eventId, String orderId, String status, String occurredAt, String more) {
        return "{\"eventId\": \"" + eventId + "\", \"orderReference\": \"" + orderId + "\", \"status\": \"" + status
                + "\", \"occurredAt\": \"" + occurredAt + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    @Override
    public void close() {
        database.close();
    }
}
