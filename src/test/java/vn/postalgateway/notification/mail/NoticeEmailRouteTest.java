package vn.postalgateway.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import vn.postalgateway.notification.Notice;
import vn.postalgateway.notification.NoticeChannel;
import vn.postalgateway.notification.NoticeOutcome;
import vn.postalgateway.notification.NoticeOutcome.Verdict;
import vn.postalgateway.notification.NoticeSending;
import vn.postalgateway.notification.NoticeText;
import vn.postalgateway.notification.Notices;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.platform.mail.MailLogin;
import vn.postalgateway.platform.mail.Sender;

/** The real route at a real mail server, and at one with moods. */
class NoticeEmailRouteTest {

    private static final String ORDER = "ord_00000000000000000000000001";
    private static final NoticeText TEXT = new NoticeText("Đã phát kết quả hồ sơ H27.12-261001-0001",
            List.of("Kính gửi Ông/Bà,", "Thu 160.000 đ & <b>phát</b>", "Theo dõi: https://tra-cuu.example/?a=1&b=2"),
            List.of("Delivered."), "https://tra-cuu.example/?a=1&b=2", "sms");

    private final NoticeSending sending = mock(NoticeSending.class);
    private final CamelContext camel = new DefaultCamelContext();

    private static NoticeSending.Ready ready(String address) {
        return new NoticeSending.Ready(new Notices.Taken(new Notice.Key(ORDER, Movement.DELIVERED, 1,
                NoticeChannel.EMAIL), Instant.EPOCH, 1, Instant.EPOCH, Instant.MAX, false, false, address), TEXT);
    }

    private void start(int port, String user, boolean starttls) throws Exception {
        Properties settings = new Properties();
        settings.putAll(Map.of("gateway.notices.email.host", "127.0.0.1", "gateway.notices.email.port", "" + port,
                "gateway.notices.email.timeout", "700", "gateway.notices.email.starttls", "" + starttls,
                "gateway.notices.email.tls", "false"));
        camel.getPropertiesComponent().setInitialProperties(settings);
        when(sending.lastLook(any())).thenAnswer(call -> call.getArgument(0));
        camel.getRegistry().bind("noticeSending", sending);
        camel.getRegistry().bind("mailLetters", new MailLetters(new Sender("Cổng bưu chính <tin@post.example>"),
                Clock.systemUTC()));
        camel.getRegistry().bind("mailLogin", new MailLogin(user, "s3cret@?&"));
        for (String file : List.of("platform/failure-policies", "notification/notice-email-tell")) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(PluginHelper.getResourceLoader(camel)
                    .resolveResource("file:routes/" + file + ".camel.yaml"));
        }
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private NoticeOutcome outcome(NoticeSending.Ready ready) {
        camel.createProducerTemplate().sendBody("direct:notice-email-tell", ready);
        ArgumentCaptor<NoticeOutcome> outcome = ArgumentCaptor.forClass(NoticeOutcome.class);
        verify(sending).close(same(ready), outcome.capture());
        return outcome.getValue();
    }

    private static GreenMail server() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Test
    void bringsTextAndHtmlInVietnameseUnderAnIdThatStaysTheSame() throws Exception {
        GreenMail server = server();
        start(server.getSmtp().getPort(), "", false);

        NoticeOutcome outcome = outcome(ready("hoa@example.vn"));
        MimeMessage letter = server.getReceivedMessages()[0];
        server.stop();

        MimeMultipart parts = (MimeMultipart) letter.getContent();
        assertThat(outcome).isEqualTo(NoticeOutcome.sent());
        assertThat(letter.getMessageID()).isEqualTo("<" + ORDER + ".delivered.1@post.example>");
        assertThat(letter.getSubject()).isEqualTo("Đã phát kết quả hồ sơ H27.12-261001-0001");
        assertThat((InternetAddress) letter.getFrom()[0]).extracting(InternetAddress::getPersonal)
                .isEqualTo("Cổng bưu chính");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).asString().contains("Thu 160.000 đ & <b>phát</b>", "Delivered.");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html").containsIgnoringCase("utf-8");
        assertThat(parts.getBodyPart(1).getContent()).asString()
                .contains("Thu 160.000 đ &amp; &lt;b&gt;phát&lt;/b&gt;",
                        "<a href=\"https://tra-cuu.example/?a=1&amp;b=2\">");
    }

    @Test
    void logsInWhereALoginIsSet() throws Exception {
        GreenMail server = server();
        server.setUser("tin@post.example", "gateway", "s3cret@?&");
        server.getUserManager().setAuthRequired(true);
        start(server.getSmtp().getPort(), "gateway", false);

        NoticeOutcome outcome = outcome(ready("hoa@example.vn"));
        server.stop();

        assertThat(outcome.verdict()).isEqualTo(Verdict.SENT);
    }

    static Stream<Arguments> moods() {
        String quoting = " no such user hoa@example.vn";
        return Stream.of(
                Arguments.of(Map.of("RCPT", "550" + quoting), Verdict.REFUSED,
                        "the mail server refuses the address (550)"),
                Arguments.of(Map.of("RCPT", "450" + quoting), Verdict.LATER, "the mail server wants it later (450)"),
                Arguments.of(Map.of("RCPT", "421 too busy"), Verdict.AWAY, "the mail server is not available (421)"),
                Arguments.of(Map.of("MAIL", "550 who are you"), Verdict.AWAY,
                        "the mail server refuses our sender (550)"),
                Arguments.of(Map.of("DATA", "554" + quoting), Verdict.REFUSED,
                        "the mail server refuses the message (554)"),
                Arguments.of(Map.of(".", "452 full"), Verdict.LATER, "the mail server wants it later (452)"),
                Arguments.of(Map.of(".", ScriptedMailServer.HANG_UP), Verdict.IN_DOUBT, "the mail server broke off"),
                Arguments.of(Map.of(".", ScriptedMailServer.SILENCE), Verdict.IN_DOUBT, "the mail server broke off"),
                Arguments.of(Map.of("HELLO", ScriptedMailServer.SILENCE), Verdict.IN_DOUBT,
                        "the mail server broke off"),
                Arguments.of(Map.of("HELLO", "554 go away"), Verdict.AWAY,
                        "the mail server does not offer what is set"));
    }

    @ParameterizedTest
    @MethodSource("moods")
    void saysWhatAServersNoMeansInItsOwnWords(Map<String, String> answers, Verdict verdict, String reason)
            throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(answers)) {
            start(server.port(), "", false);

            NoticeOutcome outcome = outcome(ready("hoa@example.vn"));

            assertThat(outcome.verdict()).as(outcome.reason()).isEqualTo(verdict);
            assertThat(outcome.reason()).isEqualTo(reason);
        }
    }

    @Test
    void givesNothingToAServerThatCannotEncrypt() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {
            start(server.port(), "gateway", true);

            NoticeOutcome outcome = outcome(ready("hoa@example.vn"));

            assertThat(outcome).isEqualTo(
                    NoticeOutcome.of(Verdict.AWAY, "the mail server does not offer what is set"));
            assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));
        }
    }

    @Test
    void refusesASenderThatIsNoAddress() {
        for (String from : List.of("tin", "Cổng bưu chính", "tin@post.example, x@y.example", "<>")) {
            assertThatThrownBy(() -> new Sender(from)).as(from)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void pausesWhereNobodyListens() throws Exception {
        int port;
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {
            port = server.port();
        }
        start(port, "", false);

        assertThat(outcome(ready("hoa@example.vn")))
                .isEqualTo(NoticeOutcome.of(Verdict.AWAY, "no connection to the mail server"));
    }

    @Test
    void sendsNothingOnceTheLeaseIsNearlyOver() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {
            start(server.port(), "", false);
            when(sending.lastLook(any())).thenThrow(new NoticeSending.HeldUp());

            assertThat(outcome(ready("hoa@example.vn"))).isEqualTo(NoticeOutcome.of(Verdict.LATER, "held up"));
            assertThat(server.heard).isEmpty();
        }
    }
}
