package vn.postalgateway.report.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.platform.mail.MailLogin;
import vn.postalgateway.platform.mail.Sender;
import vn.postalgateway.reconciliation.xlsx.XlsxTableFormat;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.DeliveryOutcome;
import vn.postalgateway.report.DeliveryOutcome.Verdict;
import vn.postalgateway.report.QuickReport;
import vn.postalgateway.report.ReportDelivery;
import vn.postalgateway.report.ReportKind;
import vn.postalgateway.report.ReportMaking;
import vn.postalgateway.report.ReportPapers;
import vn.postalgateway.report.Reports;

/** The real route at a real mail server. */
class ReportMailRouteTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant FOUR = Instant.parse("2026-11-20T09:00:00Z");
    private static final Reports.Delivery DUE = new Reports.Delivery(ReportKind.QUICK, FRIDAY, FOUR, Reports.Way.MAIL,
            1, FOUR.plusSeconds(300));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ReportDelivery delivery = mock(ReportDelivery.class);
    private final CamelContext camel = new DefaultCamelContext();

    private void send(String to) throws Exception {
        server.start();
        Reports reports = mock(Reports.class);
        when(reports.quick(FRIDAY)).thenReturn(Optional.of(new QuickReport(FRIDAY, FOUR, FOUR, FOUR,
                List.of(AgencyFigures.none("H27.12")), List.of())));
        ReportPapers papers = new ReportPapers(mock(ReportMaking.class), reports, new AgencyNames(Map.of()), new XlsxTableFormat());
        Properties settings = new Properties();
        settings.putAll(Map.of("gateway.notices.email.host", "127.0.0.1", "gateway.notices.email.port",
                "" + server.getSmtp().getPort(), "gateway.notices.email.timeout", "700",
                "gateway.notices.email.starttls", "false", "gateway.notices.email.tls", "false"));
        camel.getPropertiesComponent().setInitialProperties(settings);
        when(delivery.lastLook(DUE)).thenReturn(DUE);
        camel.getRegistry().bind("reportDelivery", delivery);
        camel.getRegistry().bind("reportLetters",
                new ReportLetters(new Sender("Cổng bưu chính <tin@post.example>"), to, papers, reports));
        camel.getRegistry().bind("mailLogin", new MailLogin("", ""));
        for (String file : List.of("platform/failure-policies", "report/report-mail-tell")) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(PluginHelper.getResourceLoader(camel)
                    .resolveResource("file:routes/" + file + ".camel.yaml"));
        }
        camel.start();
        camel.createProducerTemplate().sendBody("direct:report-mail-tell", DUE);
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.stop();
    }

    private DeliveryOutcome outcome() {
        ArgumentCaptor<DeliveryOutcome> outcome = ArgumentCaptor.forClass(DeliveryOutcome.class);
        verify(delivery).close(same(DUE), outcome.capture());
        return outcome.getValue();
    }

    @Test
    void bringsTheFileToEachReceiverUnderAnIdThatStaysTheSame() throws Exception {
        send("chu-tich@ubnd.example, Văn phòng <van-phong@ubnd.example>");

        assertThat(outcome()).isEqualTo(DeliveryOutcome.done());
        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage letter = server.getReceivedMessages()[0];
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        assertThat(letter.getMessageID()).isEqualTo("<report.quick.2026-11-20@post.example>");
        assertThat(letter.getSubject()).isEqualTo("Báo cáo nhanh bưu chính công ích ngày 20/11/2026");
        assertThat(parts.getBodyPart(0).getContent()).asString().contains("Kết quả trả qua bưu chính: 0");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("bao-cao-nhanh-2026-11-20.xlsx");
        assertThat(parts.getBodyPart(1).getInputStream().readNBytes(2)).asString().isEqualTo("PK");
    }

    @Test
    void isTriedAgainWhereTheServerIsAwayAndNotWhereItWillNeverTakeIt() throws Exception {
        ReportLetters letters = new ReportLetters(new Sender("tin@post.example"), "chu-tich@ubnd.example", null, null);

        assertThat(letters.judge(new MailConnectException(new SocketConnectException("away", null, "h", 25, 1))))
                .isEqualTo(new DeliveryOutcome(Verdict.AGAIN, "no connection to the mail server"));
        assertThat(letters.judge(new ReportDelivery.HeldUp())).isEqualTo(new DeliveryOutcome(Verdict.AGAIN, "held up"));
        assertThat(letters.judge(new IllegalStateException("the database is away")))
                .isEqualTo(new DeliveryOutcome(Verdict.AGAIN, "the letter could not be written"));
        assertThat(letters.judge(new SMTPSendFailedException("DATA", 554, "no", null, null, null, null)))
                .isEqualTo(new DeliveryOutcome(Verdict.REFUSED, "the mail server refuses the message (554)"));
    }

    @Test
    void refusesReceiversThatAreNoAddresses() {
        for (String to : List.of("a b@c", "<>", "a@b@c")) {
            assertThatThrownBy(() -> new ReportLetters(new Sender("tin@post.example"), to, null, null)).as(to)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
