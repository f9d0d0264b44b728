package vn.postalgateway.order;

import java.util.List;

/**
 * One text for equal contents: what is compared when a requestId comes again. It holds personal data, so only its
 * keyed hash is kept. Each value is written with its length, so that no two different contents share a text.
 */
public final class CanonicalContent {

    private final StringBuilder text = new StringBuilder();

    private CanonicalContent() {
    }

    public static String of(DeliveryRequest r) {
        CanonicalContent c = new CanonicalContent();
        c.add(r.requestId()).add(r.contract()).add(r.agencyCode()).add(r.service());
        c.add(r.dossiers().size());
        r.dossiers().forEach(c::add);
        c.add(r.sender()).add(r.recipient());
        c.add(r.weight().value()).add(r.submittedOnline()).add(r.exemption()).add(r.chargePaid());
        c.add(r.collectFees().size());
        r.collectFees().forEach(f -> c.add(f.code()).add(f.amount().amount()));
        c.add(r.pickupWindow() == null ? null : r.pickupWindow().from().toInstant() + "/" + r.pickupWindow().to()
                .toInstant());
        c.add(r.receivingOfficeCode()).add(r.note()).add(r.another()).add(r.extensions());
        // Only where there are any: what was taken in before there were notices keeps its content.
        if (r.notices() != null) {
            c.add(r.notices().email()).add(r.notices().sms());
        }
        return c.text.toString();
    }

    private void add(Dossier d) {
        add(d.code()).add(d.procedureCode()).add(d.procedureName()).add(d.onlineLevel()).add(d.appointmentDate());
        add(d.documents());
    }

    private CanonicalContent add(Party p) {
        return add(p.name()).add(p.phone()).add(p.address()).add(p.communeCode()).add(p.provinceCode())
                .add(p.codeSystem());
    }

    private void add(List<String> values) {
        add(values.size());
        values.forEach(this::add);
    }

    private CanonicalContent add(Object value) {
        if (value == null) {
            text.append("-;");
        } else {
            String s = value.toString();
            text.append(s.length()).append(':').append(s).append(';');
        }
        return this;
    }
}
