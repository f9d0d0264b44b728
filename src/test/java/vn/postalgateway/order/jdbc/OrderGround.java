package vn.postalgateway.order.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.ContractsOfBook;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.jdbc.JdbcPinnedVersions;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.AllottedCodes;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.NewOrder;
import vn.postalgateway.order.Party;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

/** A real PostgreSQL with the real migrations and orders; the gateway works as its own role. */
final class OrderGround implements AutoCloseable {

    private static final AtomicInteger SERIAL = new AtomicInteger();

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final JdbcDeliveryOrders orders;
    final JdbcPlacements placements;
    final JdbcRecalls recalls;

    private final TestDatabase database = new TestDatabase(8);
    private final Pricing pricing;
    private final ContractsOfBook contracts;

    OrderGround() {
        jdbc = database.jdbc();
        transaction = database.transaction();
        YamlContractBook book = new YamlContractBook("config");
        contracts = new ContractsOfBook(book);
        PricingDocuments documents = new PricingDocuments(book, new YamlTariffs("config"),
                new YamlRegionTables("config"));
        pricing = new ContractPricing(documents);
        PersonalSafe safe = new PersonalSafe(new byte[32], jdbc, Clock.systemUTC());
        PricedVersions priced = new PricedVersions(documents,
                new JdbcPinnedVersions(jdbc, transaction, Clock.systemUTC()));
        orders = new JdbcDeliveryOrders(jdbc, transaction, safe, new Outbox(jdbc), priced);
        JdbcOrderParties parties = new JdbcOrderParties(jdbc, safe);
        placements = new JdbcPlacements(jdbc, transaction, parties, new Outbox(jdbc));
        recalls = new JdbcRecalls(jdbc, transaction, orders, parties, safe, new Outbox(jdbc));
    }

    /** An order for a result to a citizen in the city, as the intake leaves it. */
    String receive(Instant at) {
        String orderId = nextId();
        offer(orderId, at, contracts.inForce("ha-tinh-city", LocalDate.of(2026, 10, 5)).orElseThrow());
        return orderId;
    }

    static String nextId() {
        return "ord_" + String.format("%026d", SERIAL.incrementAndGet());
    }

    /** The same order of an agency that holds numbers of its own. */
    Acceptance offer(String orderId, AllottedCodes codes) {
        return offer(orderId, Instant.parse("2026-10-05T01:00:00Z"),
                contracts.inForce("ha-tinh-city", LocalDate.of(2026, 10, 5)).orElseThrow(), codes);
    }

    /** The same order under a contract with this budget; 16,000 of it are the budget's part. */
    Acceptance offer(String orderId, Instant at, Budget budget) {
        return offer(orderId, at, with(budget));
    }

    private Contract with(Budget budget) {
        Contract shipped = contracts.inForce("ha-tinh-city", LocalDate.of(2026, 10, 5)).orElseThrow();
        return new Contract(shipped.id(), shipped.version(), shipped.name(), shipped.validFrom(),
                shipped.operator(), shipped.payingParty(), shipped.graceWorkingDays(), budget);
    }

    /** That contract alone. */
    Contracts contracts(Budget budget) {
        return new Contracts() {
            @Override
            public Optional<Contract> inForce(String contractId, LocalDate on) {
                return Optional.of(with(budget));
            }

            @Override
            public Collection<Contract> all() {
                return List.of(with(budget));
            }
        };
    }

    private Acceptance offer(String orderId, Instant at, Contract contract) {
        return offer(orderId, at, contract, AllottedCodes.NONE);
    }

    private Acceptance offer(String orderId, Instant at, Contract contract, AllottedCodes codes) {
        Party agency = new Party("Trung tâm hành chính công", "02393855555", "Số 1", "18073", "42", "GSO");
        Party citizen = new Party("Nguyễn Thị Mẫu", "0912345678", "Số 2", "18100", "42", "GSO");
        DeliveryRequest request = new DeliveryRequest("R-" + orderId, "ha-tinh-city", "H27.12",
                DeliveryService.RESULT_DELIVERY, List.of(new Dossier("H27.12-261001-" + orderId.substring(26),
                null, null, null, null, List.of())), agency, citizen, new Grams(80), true, null, ChargePaid.TO_POST,
                List.of(), null, null, null, false, null, null);
        LocalDate day = LocalDate.of(2026, 10, 5);
        PriceQuestion question = new PriceQuestion("ha-tinh-city", DeliveryService.RESULT_DELIVERY, new Grams(80), 1,
                ChargePaid.TO_POST, new Place("18073", "42"), new Place("18100", "42"), day, true, null,
                Price.Basis.ESTIMATE);
        Price price = ((Pricing.Answer.Priced) pricing.answer(question)).price();
        return orders.accept(new NewOrder(orderId, "one-stop", request, contract, question, price, day.plusDays(1),
                codes, at));
    }

    /** What the ports promise about an order, in the words of the simulation's record. */
    String facts(String orderId) {
        return jdbc.sql("""
                        select placement, item_code, fence, cleared_to_send, 'secondItemCode' = any(flags),
                            (select string_agg(a.fence || ':' || coalesce(a.outcome, 'null'), ', ' order by a.fence)
                             from placement_attempt a where a.order_id = o.order_id),
                            (select string_agg(c.type, ', ' order by c.change_id)
                             from order_change c where c.order_id = o.order_id)
                        from delivery_order o where order_id = ?""")
                .param(orderId).query((rs, n) -> rs.getString(1) + " item=" + rs.getString(2) + " fence=" + rs.getLong(3)
                        + " cleared=" + rs.getBoolean(4) + " second=" + rs.getBoolean(5) + " attempts=["
                        + Objects.toString(rs.getString(6), "") + "] work=" + work(orderId, "placement") + " changes=["
                        + rs.getString(7) + "]").single();
    }

    /** The same about its recalls. */
    String recallFacts(String orderId) {
        return jdbc.sql("""
                        select cancel_wished, 'itemAfterEnd' = any(flags),
                            (select string_agg(r.item_code || ':' || r.state || ':' || r.tries, ', ' order by r.item_code)
                             from order_recall r where r.order_id = o.order_id)
                        from delivery_order o where order_id = ?""")
                .param(orderId).query((rs, n) -> "wished=" + rs.getBoolean(1) + " after=" + rs.getBoolean(2)
                        + " recalls=[" + Objects.toString(rs.getString(3), "") + "] work=" + work(orderId, "recall"))
                .single();
    }

    private String work(String orderId, String purpose) {
        return jdbc.sql("""
                        select queue, available_at = 'infinity', case when available_at = 'infinity' then null
                        else available_at end from outbox where subject_id = ? and purpose = ?""")
                .params(orderId, purpose).query((rs, n) -> rs.getString(1) + "@" + (rs.getBoolean(2) ? "person"
                        : Objects.toString(rs.getTimestamp(3).toInstant()))).optional().orElse("none");
    }

    /** For what the gateway's own role may not do. */
    void asOwner(String... statements) {
        database.asOwner(statements);
    }

    @Override
    public void close() {
        database.close();
    }
}
