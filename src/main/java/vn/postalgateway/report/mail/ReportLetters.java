package vn.postalgateway.report.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import vn.postalgateway.platform.mail.MailAnswer;
import vn.postalgateway.platform.mail.Sender;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.DeliveryOutcome;
import vn.postalgateway.report.DeliveryOutcome.Verdict;
import vn.postalgateway.report.QuickReport;
import vn.postalgateway.report.ReportColumn;
import vn.postalgateway.report.ReportDelivery;
import vn.postalgateway.report.ReportKind;
import vn.postalgateway.report.ReportPapers;
import vn.postalgateway.report.Reports;

/** Makes an e-mail of a report, with its file, and says what a mail server's answer means. */
public class ReportLetters {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<ReportColumn> IN_SHORT = List.of(ReportColumn.RECEIVED, ReportColumn.RETURNED,
            ReportColumn.DELIVERED, ReportColumn.FAILED, ReportColumn.SOON, ReportColumn.OVERDUE);

    private final Sender sender;
    private final InternetAddress[] receivers;
    private final ReportPapers papers;
    private final Reports reports;

    /**
     * @param to addresses, parted by commas; empty if no e-mails are sent
     * @throws IllegalArgumentException if it is none
     */
    public ReportLetters(Sender sender, String to, ReportPapers papers, Reports reports) {
        this.sender = sender;
        this.receivers = read(to);
        this.papers = papers;
        this.reports = reports;
    }

    private static InternetAddress[] read(String to) {
        try {
            return InternetAddress.parse(to, true);
        } catch (AddressException noAddress) {
            throw new IllegalArgumentException("no address", noAddress);
        }
    }

    /** The same Message-ID each time: a mailbox that has it already knows it again. */
    public MimeMessage write(Reports.Delivery due) throws MessagingException, IOException {
        MimeMessage letter = sender.letter(Date.from(due.asOf()));
        letter.setRecipients(Message.RecipientType.TO, receivers);
        letter.setSubject((due.kind() == ReportKind.QUICK ? "Báo cáo nhanh bưu chính công ích ngày "
                : "Hồ sơ sắp đến hạn và quá hạn sáng ") + DAY.format(due.day()), UTF_8);
        MimeBodyPart text = new MimeBodyPart();
        text.setText(due.kind() == ReportKind.QUICK ? inShort(reports.quick(due.day()).orElseThrow())
                : "Danh sách ở tệp kèm theo.\n", UTF_8);
        letter.setContent(new MimeMultipart(text, file(due)));
        letter.saveChanges();
        letter.setHeader("Message-ID",
                sender.messageId("report." + due.kind().name().toLowerCase(Locale.ROOT) + "." + due.day()));
        return letter;
    }

    private MimeBodyPart file(Reports.Delivery due) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        papers.write(due, out);
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(out.toByteArray(), XLSX)));
        file.setFileName(ReportPapers.nameOf(due.kind(), due.day()));
        return file;
    }

    private static String inShort(QuickReport report) {
        AgencyFigures all = QuickReport.sum(report.latest());
        StringBuilder text = new StringBuilder("Từ báo cáo trước:\n");
        IN_SHORT.forEach(column -> text.append("  ").append(column.heading().vi()).append(": ")
                .append(column.of(all)).append('\n'));
        return text.append("Từng cơ quan, lũy kế tháng và cách tính từng cột ở tệp kèm theo.\n").toString();
    }

    /** The server said yes. */
    public DeliveryOutcome accepted() {
        return DeliveryOutcome.done();
    }

    /** The server, or the way to it, did not say yes. */
    public DeliveryOutcome judge(Exception failure) {
        if (failure instanceof ReportDelivery.HeldUp) {
            return new DeliveryOutcome(Verdict.AGAIN, "held up");
        }
        if (!(failure instanceof MessagingException)) {
            return new DeliveryOutcome(Verdict.AGAIN, "the letter could not be written");
        }
        MailAnswer answer = MailAnswer.of(failure);
        return new DeliveryOutcome(answer.meaning() == MailAnswer.Meaning.REFUSED ? Verdict.REFUSED : Verdict.AGAIN,
                answer.reason());
    }
}
