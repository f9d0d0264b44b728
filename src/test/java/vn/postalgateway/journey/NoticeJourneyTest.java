package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.postalgateway.notification.http.Receiver;

/** From a citizen's consent in an order to a letter in a mailbox and a message at the SMS gateway. */
class NoticeJourneyTest extends RunningGateway {

    private static ObjectNode order(String email, String sms) {
        ObjectNode order = OrderSample.order();
        order.putObject("notices").put("email", email).put("sms", sms);
        return order;
    }

    private static String mailbox() {
        return "citizen-" + UUID.randomUUID() + "@example.vn";
    }

    private String accepted(ObjectNode order) {
        PartnerClient.Reply reply = oneStop().postJson("/api/v1/orders", order);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply.json().path("orderId").asText();
    }

    private JsonNode notices(String orderId) {
        return oneStop().get("/api/v1/orders/" + orderId + "/notices").json().path("notices");
    }

    private void happens(String orderId, String status, String at) {
        post().postJson("/api/v1/tracking-events", List.of(Map.of("eventId", UUID.randomUUID().toString(),
                "orderReference", orderId, "status", status, "occurredAt", at)));
    }

    private static List<MimeMessage> letters(String mailbox) {
        return Stream.of(MAIL.getReceivedMessages()).filter(letter -> {
            try {
                return letter.getAllRecipients()[0].toString().equals(mailbox);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private void awaitDelivered(String orderId) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(notices(orderId))
                .filteredOn(notice -> notice.path("kind").asText().equals("DELIVERED"))
                .extracting(notice -> notice.path("state").asText()).containsOnly("SENT").isNotEmpty());
    }

    @Test
    void tellsTheCitizenByLetterAndMessageThatTheResultWasBrought() throws Exception {
        String mailbox = mailbox();
        ObjectNode order = order(mailbox, "0987 654 321");
        String orderId = accepted(order);
        String dossier = order.path("dossiers").path(0).path("code").asText();

        awaitDelivered(orderId);

        MimeMessage letter = letters(mailbox).stream().filter(l -> subject(l).startsWith("Đã phát")).findFirst()
                .orElseThrow();
        assertThat(subject(letter)).isEqualTo("Đã phát kết quả hồ sơ " + dossier);
        assertThat(letter.getMessageID()).isEqualTo("<" + orderId + ".delivered.1@post.example>");
        assertThat(plain(letter)).contains("Cơ quan: UBND phường Thành Sen (H27.12)",
                "https://tra-cuu.example/ho-so?ma=" + dossier).doesNotContain("Nguyễn", "Phan Đình Phùng", "0912345678");
        assertThat(letters(mailbox)).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
        assertThat(messages(orderId)).filteredOn(told -> told.body().contains("84987654321")).isNotEmpty()
                .allMatch(told -> !told.path().contains("987654321"));
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(MimeMessage letter) throws MessagingException, IOException {
        return ((jakarta.mail.internet.MimeMultipart) letter.getContent()).getBodyPart(0).getContent().toString();
    }

    private static List<Receiver.Told> messages(String orderId) {
        return SMS.told().stream().filter(told -> told.body().contains(orderId + ".delivered.1")).toList();
    }

    @Test
    void sendsEachNoticeOnceWhateverComesLateAndTwice() {
        String mailbox = mailbox();
        String orderId = accepted(order(mailbox, null));
        awaitDelivered(orderId);
        long letters = letters(mailbox).size();

        happens(orderId, "12", "2026-10-05T09:00:00+07:00");
        happens(orderId, "15", "2026-10-05T10:00:00+07:00");
        happens(orderId, "14", "2030-10-05T10:00:00+07:00");
        String other = accepted(order(mailbox(), null));
        awaitDelivered(other);

        assertThat(letters(mailbox)).hasSize((int) letters);
        assertThat(notices(orderId)).noneMatch(notice -> notice.path("kind").asText().equals("DELIVERY_FAILED"));
    }

    @Test
    void showsSupportWhatBecameOfItWithMostOfTheAddressHidden() {
        String orderId = accepted(order("zzyzx@example.vn", "0987654321"));
        awaitDelivered(orderId);

        PartnerClient support = new PartnerClient(url(), PartnerClient.credential(HOME, "SUPPORT_TOKEN"));
        PartnerClient.Reply shown = support.get("/api/v1/orders/" + orderId + "/notices");

        assertThat(shown.json().path("notices")).allSatisfy(notice ->
                assertThat(OpenApiAnswersTest.faults("Notice", notice)).isEmpty());
        assertThat(shown.json().findValuesAsText("to")).contains("z…@e….vn", "…321");
        assertThat(shown.body()).doesNotContain("zzyzx", "987654");
        assertThat(support.get("/api/v1/orders/" + orderId).status()).isEqualTo(403);
        assertThat(support.get("/api/v1/orders/ord_none/notices").status()).isEqualTo(404);
        assertThat(post().get("/api/v1/orders/" + orderId + "/notices").status()).isEqualTo(403);
        assertThat(oneStop().get("/api/v1/feed?limit=1000").body()).doesNotContain("zzyzx");
    }

    @Test
    void takesTheSameConsentOverSoapAndKnowsItAsTheSameContent() {
        ObjectNode order = order("hoa@example.vn", "+84 987 654 321");
        SoapClient soap = new SoapClient(url(), "/services/orders", "one-stop",
                PartnerClient.credential(HOME, "ONE_STOP_TOKEN"));
        String orderId = soap.call("SubmitOrder", SoapSample.order(order)).text("orderId");

        PartnerClient.Reply again = oneStop().postJson("/api/v1/orders", order);
        ((ObjectNode) order.path("notices")).put("email", "lan@example.vn");
        PartnerClient.Reply other = oneStop().postJson("/api/v1/orders", order);
        order.remove("notices");
        PartnerClient.Reply none = oneStop().postJson("/api/v1/orders", order);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("orderId").asText()).isEqualTo(orderId);
        assertThat(other.json().path("code").asText()).isEqualTo("request-id-reused");
        assertThat(none.json().path("code").asText()).isEqualTo("request-id-reused");
    }

    @Test
    void takesAnEmptyWishForNone() {
        ObjectNode order = OrderSample.order();
        accepted(order);

        order.putObject("notices");

        assertThat(oneStop().postJson("/api/v1/orders", order).status()).isEqualTo(200);
    }

    @Test
    void namesTheAddressThatIsNone() {
        for (String email : List.of("hoa", "@example.vn", "hoa@", "hoa@example", "hoa@example.vn\nBcc: x@y.vn",
                "Hoa <hoa@example.vn>", "hoa@example.vn,lan@example.vn", "\"hoa hoa\"@example.vn", "hoa@[127.0.0.1]",
                "hoa..lan@example.vn", "a".repeat(65) + "@example.vn", "hoa@" + "a".repeat(250) + ".vn")) {
            PartnerClient.Reply reply = oneStop().postJson("/api/v1/orders", order(email, null));
            assertThat(reply.status()).as(email).isEqualTo(422);
            assertThat(reply.pointers()).as(email).containsExactly("/notices/email");
        }
        for (String sms : List.of("0238555555", "02393855555", "12345", "hoa")) {
            assertThat(oneStop().postJson("/api/v1/orders", order(null, sms)).pointers())
                    .containsExactly("/notices/sms");
        }
        ObjectNode order = order("hoa@example.vn", null);
        ((ObjectNode) order.path("notices")).put("zalo", "x");
        assertThat(oneStop().postJson("/api/v1/orders", order).pointers()).containsExactly("/notices/zalo");
        assertThat(oneStop().postJson("/api/v1/orders", OrderSample.order().put("notices", "hoa@example.vn")).pointers())
                .containsExactly("/notices");
    }
}
