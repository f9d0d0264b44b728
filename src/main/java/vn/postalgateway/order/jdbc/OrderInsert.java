package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.NewOrder;
import vn.postalgateway.order.Party;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.Price;

/** Writes a new order into its tables, inside the intake transaction; one statement for each table. */
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
        parties(order);
        outbox.schedule(PURPOSE, order.orderId(), OperatorQueues.placement(order.contract().operator()), order.at(),
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
                            dossier_count, declared_weight_grams, collect_fees_vnd, second_direction, content,
                            placement, price, tariff_id, zone, weight_grams, price_basis, tariff_vnd,
                            citizen_vnd, budget_vnd, post_vnd, owed_vnd, promised_by, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'RECEIVED',
                            ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(order.orderId(), order.partnerId(), r.requestId(), order.contract().id(),
                        order.contract().version(), order.contract().operator(), r.agencyCode(),
                        r.receivingOfficeCode(), r.service().name(), r.sender().communeCode(),
                        r.sender().provinceCode(), r.recipient().communeCode(), r.recipient().provinceCode(),
                        r.submittedOnline(), r.chargePaid().name(), r.exemption(), r.dossiers().size(),
                        r.weight().value(), r.collectFeesTotal().amount(), order.question().secondDirection(),
                        OrderJson.write(OrderJson.Content.of(r)), OrderJson.write(p), p.tariffId(), p.zone().name(),
                        p.weight().value(), p.basis().name(), p.tariff().amount(), p.citizenCharge().amount(),
                        p.subsidy().amount(), p.partOf(Funder.POST).amount(), p.owed().amount(),
                        order.promisedBy(), at, at)
                .update();
    }

    private void dossiers(NewOrder order) {
        List<Dossier> dossiers = order.request().dossiers();
        jdbc.sql("""
                        insert into order_dossier (order_id, position, code, parses)
                        select ?, n - 1, code, parses
                        from unnest(?::text[], ?::boolean[]) with ordinality as d(code, parses, n)""")
                .params(order.orderId(), dossiers.stream().map(Dossier::code).toArray(String[]::new),
                        dossiers.stream().map(Dossier::codeParses).toArray(Boolean[]::new)).update();
    }

    /**
     * Claims the order's dossiers; returns the order that holds one already. Sorted, so that two intakes cannot wait
     * for each other.
     */
    Optional<Occupied> claimDossiers(NewOrder order) {
        return claim(order, order.request().dossiers().stream().map(Dossier::code).sorted().toList());
    }

    // The unique index lets one through among those that stand alone; one that stands beside others is looked for.
    private Optional<Occupied> claim(NewOrder order, List<String> codes) {
        String service = order.request().service().name();
        boolean another = order.request().another();
        List<String> left = new ArrayList<>(codes);
        left.removeAll(jdbc.sql("""
                        insert into dossier_under_way (partner_id, dossier_code, service, order_id, another)
                        select ?, code, ?, ?, ? from unnest(?::text[]) with ordinality as c(code, n)
                        where ? or not exists (select from dossier_under_way u
                            where u.partner_id = ? and u.dossier_code = code and u.service = ? and u.another)
                        order by n
                        on conflict do nothing returning dossier_code""")
                .params(order.partnerId(), service, order.orderId(), another, codes.toArray(String[]::new), another,
                        order.partnerId(), service).query(String.class).list());
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Optional<Occupied> holder = jdbc.sql("""
                        select dossier_code, order_id from dossier_under_way
                        where partner_id = ? and dossier_code = any(?::text[]) and service = ?
                        order by dossier_code, order_id limit 1""")
                .params(order.partnerId(), left.toArray(String[]::new), service)
                .query((rs, n) -> new Occupied(rs.getString(1), rs.getString(2))).optional();
        // Nobody: whoever held it has let it go meanwhile.
        return holder.isPresent() ? holder : claim(order, left);
    }

    record Occupied(String dossierCode, String orderId) { }

    private record Personal(String role, String text, byte[] phone, byte[] lastDigits) { }

    private void parties(NewOrder order) {
        List<Personal> personal = personal(order.request());
        List<byte[]> sealed = safe.sealNew(order.orderId(), personal.stream().map(Personal::text).toList());
        jdbc.sql("""
                        insert into order_party (order_id, role, ciphertext, phone_hmac, phone_last4_hmac)
                        select ?, role, ciphertext, phone, last4
                        from unnest(?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
                            as p(role, ciphertext, phone, last4)""")
                .params(order.orderId(), personal.stream().map(Personal::role).toArray(String[]::new),
                        sealed.toArray(byte[][]::new), personal.stream().map(Personal::phone).toArray(byte[][]::new),
                        personal.stream().map(Personal::lastDigits).toArray(byte[][]::new)).update();
    }

    private List<Personal> personal(DeliveryRequest r) {
        List<Personal> personal = new ArrayList<>(List.of(party(JdbcOrderParties.SENDER, r.sender()),
                party(JdbcOrderParties.RECIPIENT, r.recipient())));
        if (r.note() != null || r.extensions() != null) {
            String note = OrderJson.write(new SealedNote(r.note(), r.extensions()));
            personal.add(new Personal(JdbcOrderParties.NOTE, note, null, null));
        }
        if (r.notices() != null) {
            address(personal, "EMAIL", r.notices().email());
            address(personal, "SMS", r.notices().sms());
        }
        return personal;
    }

    private static void address(List<Personal> personal, String channel, String address) {
        if (address != null) {
            personal.add(new Personal(channel, address, null, null));
        }
    }

    private Personal party(String role, Party party) {
        String phone = party.phone();
        return new Personal(role, OrderJson.write(party), safe.hmac("phone", phone),
                safe.hmac("phone-last4", phone.substring(phone.length() - 4)));
    }

    /** The free note and the caller's extensions: either may name people. */
    record SealedNote(String note, String extensions) { }
}
