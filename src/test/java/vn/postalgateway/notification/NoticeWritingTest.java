package vn.postalgateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.NoticeConsent;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tracking.jdbc.TrackingGround;

/** The words that citizens read. */
class NoticeWritingTest {

    private static final Instant NINE = Instant.parse("2026-11-22T02:05:00Z");

    private static TrackingGround ground;
    private static DeliveryOrder model;

    @BeforeAll
    static void open() {
        ground = new TrackingGround();
        model = ground.orders.byId(ground.order((NoticeConsent) null)).orElseThrow();
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    private static DeliveryOrder order(DeliveryService service, String... dossiers) {
        List<Dossier> all = new ArrayList<>();
        for (String code : dossiers) {
            all.add(new Dossier(code, null, null, null, null, List.of()));
        }
        return new DeliveryOrder(model.orderId(), model.partnerId(), model.requestId(), model.contract(),
                model.contractVersion(), model.operator(), model.agencyCode(), service, all, model.from(), model.to(),
                model.declaredWeight(), true, null, model.chargePaid(), vn.postalgateway.tariff.Vnd.of(150_000),
                false, "CV497960035VN", model.placement(), null, model.movement(), List.of(), model.money(), model.price(),
                model.promisedBy(), null, null, 0, null, null, model.createdAt(), model.updatedAt());
    }

    private static NoticeText write(DeliveryOrder order, Movement kind, int attempt, String trackingPage) {
        NoticeWriting writing = new NoticeWriting(new NoticeWriting.Letterhead(
                new AgencyNames(Map.of("H27.12", "UBND phường Thành Sen")), trackingPage), ground.contracts(), ground.terms());
        return writing.write(new Notices.Taken(new Notice.Key(order.orderId(), kind, attempt, NoticeChannel.EMAIL), NINE,
                1, NINE, NINE, false, false, "hoa@example.vn"), order);
    }

    @Test
    void saysThatThePostmanIsOnTheWayAndWhatHeCollects() {
        NoticeText text = write(order(DeliveryService.RESULT_DELIVERY, "H27.12-261001-0001"),
                Movement.OUT_FOR_DELIVERY, 1, "https://tra-cuu.example/?ma={dossierCode}&don={orderId}");

        assertThat(text.subject()).isEqualTo("Bưu tá đang mang kết quả hồ sơ H27.12-261001-0001 đến");
        assertThat(text.plain()).containsSubsequence("Kính gửi Ông/Bà,", "(lúc 09:05, 22/11/2026)",
                "Số tiền bưu tá sẽ thu khi phát: 160.000 đ.", "Mã hồ sơ: H27.12-261001-0001",
                "Cơ quan: UBND phường Thành Sen (H27.12)", "Số hiệu bưu gửi: CV497960035VN",
                "https://tra-cuu.example/?ma=H27.12-261001-0001&don=" + model.orderId(), "In English:",
                "To pay to the postman: 160,000 VND.");
        assertThat(text.sms()).isEqualTo("Ket qua ho so H27.12-261001-0001 dang duoc buu ta mang den trong ngay 22/11."
                + " Thu 160.000 d.");
    }

    @Test
    void saysAfterAFailureWhatTheContractProvidesAndWhatToDo() {
        NoticeText text = write(order(DeliveryService.RESULT_DELIVERY, "H27.12-261001-0001"),
                Movement.DELIVERY_FAILED, 2, "");

        assertThat(text.plain()).contains("(lần thứ 2)", "Bưu điện phát tối đa 2 lần, sau đó lưu bưu gửi tại bưu cục"
                + " 10 ngày rồi chuyển hoàn", "attempt 2", "tries 2 times, then keeps the item for 10 days")
                .doesNotContain("http", "thu khi phát");
        assertThat(text.link()).isNull();
    }

    @Test
    void namesEveryDossierInTheLetterAndCountsThemInTheMessage() {
        NoticeText text = write(order(DeliveryService.RESULT_DELIVERY, "A-1", "A-2", "A-3"), Movement.DELIVERED, 1, "");

        assertThat(text.plain()).contains("Mã hồ sơ: A-1\nMã hồ sơ: A-2\nMã hồ sơ: A-3");
        assertThat(text.sms()).isEqualTo("Kết quả hồ sơ A-1 (+2) đã được phát ngày 22/11.");
    }

    @Test
    void speaksOfTheAgencyWherePapersAreBroughtToIt() {
        for (Movement kind : Notice.KINDS) {
            NoticeText text = write(order(DeliveryService.DOSSIER_PICKUP, "A-1"), kind, 1, "");

            assertThat(text.plain()).contains("đến cơ quan").doesNotContain("160.000", "đến địa chỉ nhận");
        }
    }

    @Test
    void fitsEveryKindIntoOneMessageWithACodeAsAgenciesHaveThem() {
        for (Movement kind : Notice.KINDS) {
            for (DeliveryService service : DeliveryService.values()) {
                String sms = write(order(service, "000.00.19.H47-260105-00012"), kind, 1, "").sms();

                assertThat(sms.length()).as(sms).isLessThanOrEqualTo(sms.chars().allMatch(c -> c < 128) ? 160 : 70);
            }
        }
    }

    @Test
    void writesMessagesThatDoNotFitWithLettersThatEveryPhoneKnows() {
        String sms = ShortMessage.fit("Đường, quận – phường: “ưởng” [x]{y}^~\\|`€ " + "ệ".repeat(60));

        assertThat(sms).startsWith("Duong, quan - phuong: ?uong? ?x??y???????").endsWith("eee");
        assertThat(ShortMessage.fit("Đã phát")).isEqualTo("Đã phát");
    }

    @Test
    void hasEnglishForEverythingButSubjectsAndMessages() {
        ResourceBundle vietnamese = ResourceBundle.getBundle("notices", Locale.forLanguageTag("vi"));
        ResourceBundle english = ResourceBundle.getBundle("notices", Locale.ENGLISH);
        List<String> expected = new ArrayList<>();
        for (Enumeration<String> keys = vietnamese.getKeys(); keys.hasMoreElements();) {
            expected.add(keys.nextElement());
        }
        expected.removeIf(key -> key.endsWith(".subject") || key.endsWith(".sms"));

        assertThat(english.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }
}
