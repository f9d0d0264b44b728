package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.NewOrder;
import vn.postalgateway.order.Party;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.Price;

/** Writes a new order into its tables, inside the intake transaction. */
class OrderInsert {

    static final String PURPOSE = "placement";

    private final JdbcClient jdbc;
    private final PersonalSafe safe;
    private final Outbox outbox;

    OrderInsert(JdbcClient jdbc, PersonalSafe safe, Outbox outbox) {
        this.jdbc = jdbc;
        this.safe = safe;
        this.outbox = outbox;
    }

    void insert(NewOrder order) {
        row(order);
        dossiers(order);
        party(order.orderId(), "SENDER", order.request().sender());
        party(order.orderId(), "RECIPIENT", order.request().recipient());
        note(order);
        outbox.schedule(PURPOSE, order.orderId(), Queues.placement(order.contract().operator()), order.at(),
                order.at());
        OrderChanges.record(jdbc, order.orderId(), "order.received", order.at(), null);
    }

    private void row(NewOrder order) {
        DeliveryRequest r = order.request();
        Price p = order.price();
        Timestamp at = Timestamp.from(order.at());
        jdbc.sql("""
                        insert into delivery_order (order_id, partner_id, request_id, contract,
                            contract_version, operator, agency_code, receiving_office_code, service, from_commune,
                            from_province, to_commune, to_province, submitted_online, charge_paid, exemption,
                            dossier_count, declared_weight_grams, collect_fees_vnd, content, placement, price,
                            tariff_id, zone, weight_grams, price_basis, tariff_vnd, citizen_vnd, budget_vnd,
                            post_vnd, owed_vnd, promised_by, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'RECEIVED', ?::jsonb,
                            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(order.orderId(), order.partnerId(), r.requestId(), order.contract().id(),
                        order.contract().version(), order.contract().operator(), r.agencyCode(),
                        r.receivingOfficeCode(), r.service().name(), r.sender().communeCode(),
                        r.sender().provinceCode(), r.recipient().communeCode(), r.recipient().provinceCode(),
                        r.submittedOnline(), r.chargePaid().name(), r.exemption(), r.dossiers().size(),
                        r.weight().value(), r.collectFeesTotal().amount(), OrderJson.write(OrderJson.Content.of(r)),
                        OrderJson.write(p), p.tariffId(), p.zone().name(), p.weight().value(), p.basis().name(),
                        p.tariff().amount(), p.citizenCharge().amount(), p.subsidy().amount(),
                        p.partOf(Funder.POST).amount(), p.owed().amount(), order.promisedBy(), at, at)
                .update();
    }

    private void dossiers(NewOrder order) {
        List<Dossier> dossiers = order.request().dossiers();
        for (int i = 0; i < dossiers.size(); i++) {
            jdbc.sql("insert into order_dossier (order_id, position, code, parses) values (?, ?, ?, ?)")
                    .params(order.orderId(), i, dossiers.get(i).code(), dossiers.get(i).codeParses()).update();
        }
    }

    /**
     * Claims the order's dossiers; returns the order that holds one already. Sorted, so that two intakes cannot wait
     * for each other.
     */
    Optional<Occupied> claimDossiers(NewOrder order) {
        List<String> codes = order.request().dossiers().stream().map(Dossier::code)
                .sorted(Comparator.naturalOrder()).toList();
        for (String code : codes) {
            if (!order.request().another()) {
                Optional<String> holder = jdbc.sql("""
                                select order_id from dossier_under_way
                                where partner_id = ? and dossier_code = ? and service = ? order by order_id limit 1""")
                        .params(order.partnerId(), code, order.request().service().name()).query(String.class)
                        .optional();
                if (holder.isPresent()) {
                    return Optional.of(new Occupied(code, holder.get()));
                }
            }
            int claimed = jdbc.sql("""
                            insert into dossier_under_way (partner_id, dossier_code, service, order_id, another)
                            values (?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(order.partnerId(), code, order.request().service().name(), order.orderId(),
                            order.request().another()).update();
            if (claimed == 0) {
                return claimDossiers(order);
            }
        }
        return Optional.empty();
    }

    record Occupied(String dossierCode, String orderId) { }

    private void party(String orderId, String role, Party party) {
        String phone = party.phone();
        jdbc.sql("""
                        insert into order_party (order_id, role, ciphertext, phone_hmac, phone_last4_hmac)
                        values (?, ?, ?, ?, ?)""")
                .params(orderId, role, safe.seal(orderId, orderId, OrderJson.write(party)), safe.hmac("phone", phone),
                        safe.hmac("phone-last4", phone.substring(phone.length() - 4))).update();
    }

    private void note(NewOrder order) {
        DeliveryRequest r = order.request();
        if (r.note() == null && r.extensions() == null) {
            return;
        }
        String both = OrderJson.write(new SealedNote(r.note(), r.extensions()));
        jdbc.sql("insert into order_party (order_id, role, ciphertext) values (?, 'NOTE', ?)")
                .params(order.orderId(), safe.seal(order.orderId(), order.orderId(), both)).update();
    }

    /** The free note and the caller's extensions: either may name people. */
    record SealedNote(String note, String extensions) { }
}
