package vn.postalgateway.notification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.Handling;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Vnd;

/** Writes notices in the citizen's words: which dossier, of which agency, what happened and what comes next. */
public final class NoticeWriting {

    /**
     * What is the same in all notices.
     *
     * @param trackingPage address of the page on which citizens follow an item, with {@code {dossierCode}} or
     *                     {@code {orderId}} in it; empty if there is none
     */
    public record Letterhead(AgencyNames agencies, String trackingPage) { }

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm, dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);

    private final Letterhead letterhead;
    private final Contracts contracts;
    private final DeliveryTerms terms;
    private final ResourceBundle vietnamese = words("vi");
    private final ResourceBundle english = words("en");

    public NoticeWriting(Letterhead letterhead, Contracts contracts, DeliveryTerms terms) {
        this.letterhead = letterhead;
        this.contracts = contracts;
        this.terms = terms;
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle("notices", Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    NoticeText write(Notices.Taken notice, DeliveryOrder order) {
        String kind = notice.key().kind() + "." + order.service();
        String link = link(order);
        String subject = text(vietnamese, kind + ".subject", order.dossiers().get(0).code());
        return new NoticeText(subject, paragraphs(vietnamese, kind, notice, order, link),
                paragraphs(english, kind, notice, order, link), link, ShortMessage.fit(sms(kind, notice, order)));
    }

    private List<String> paragraphs(ResourceBundle words, String kind, Notices.Taken notice, DeliveryOrder order,
                                    String link) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(words.getString("greeting"));
        paragraphs.add(text(words, kind + ".news", WHEN.format(local(notice.occurredAt())), notice.key().attempt()));
        Vnd collected = toPay(notice, order);
        if (collected.amount() > 0) {
            var wording = DongWording.of(collected);
            paragraphs.add(text(words, "collected", words == vietnamese ? wording.vi() : wording.en()));
        }
        if (notice.key().kind() == Movement.DELIVERY_FAILED) {
            Handling handling = handling(order);
            paragraphs.add(text(words, kind + ".next", handling.attempts(), handling.holdDays()));
        }
        paragraphs.add(facts(words, order));
        if (link != null) {
            paragraphs.add(text(words, "link", link));
        }
        paragraphs.add(words.getString("why"));
        return paragraphs;
    }

    private String facts(ResourceBundle words, DeliveryOrder order) {
        List<String> facts = new ArrayList<>();
        order.dossiers().forEach(dossier -> facts.add(text(words, "dossier", dossier.code())));
        facts.add(text(words, "agency", agency(order)));
        if (order.itemCode() != null) {
            facts.add(text(words, "item", order.itemCode()));
        }
        return String.join("\n", facts);
    }

    private String sms(String kind, Notices.Taken notice, DeliveryOrder order) {
        int others = order.dossiers().size() - 1;
        String dossiers = order.dossiers().get(0).code() + (others == 0 ? "" : " (+" + others + ")");
        Vnd collected = toPay(notice, order);
        return text(vietnamese, kind + ".sms", dossiers, DAY.format(local(notice.occurredAt())))
                + (collected.amount() == 0 ? ""
                : " " + text(vietnamese, "collected.sms", DongWording.of(collected).vi()));
    }

    // Who brings papers to the agency has paid when they were fetched.
    private static Vnd toPay(Notices.Taken notice, DeliveryOrder order) {
        return order.service() == DeliveryService.RESULT_DELIVERY && notice.key().kind() == Movement.OUT_FOR_DELIVERY
                ? order.collectAtDoor() : Vnd.ZERO;
    }

    private Handling handling(DeliveryOrder order) {
        return terms.handling(contracts.inForce(order.contract(), VietnamTime.dayOf(order.createdAt())).orElseThrow());
    }

    private String agency(DeliveryOrder order) {
        return letterhead.agencies().withCode(order.agencyCode());
    }

    private String link(DeliveryOrder order) {
        return letterhead.trackingPage().isEmpty() ? null : letterhead.trackingPage()
                .replace("{orderId}", order.orderId()).replace("{dossierCode}",
                        URLEncoder.encode(order.dossiers().get(0).code(), StandardCharsets.UTF_8));
    }

    private static java.time.ZonedDateTime local(Instant at) {
        return at.atZone(VietnamTime.ZONE);
    }

    private static String text(ResourceBundle words, String key, Object... values) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
    }
}
