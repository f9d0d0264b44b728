package vn.postalgateway.settlement.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.settlement.Minutes;
import vn.postalgateway.settlement.MinutesFormat;
import vn.postalgateway.settlement.MinutesTally;
import vn.postalgateway.settlement.PaperHead;

/** The minutes as PDF, in the form of Vietnamese offices (Decree 30/2020/NĐ-CP); fonts are embedded. */
public class PdfMinutes implements MinutesFormat {

    private static final String FONT = "Tinos";
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    static {
        // It tells of each style sheet and font; what goes wrong is thrown.
        XRLog.setLoggingEnabled(false);
    }

    public PdfMinutes() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
    }

    @Override
    public void write(PaperHead head, Minutes minutes, AnnexHashes annex, OutputStream out) throws IOException {
        Context context = new Context(Locale.forLanguageTag("vi"));
        context.setVariable("head", head);
        context.setVariable("minutes", minutes);
        context.setVariable("annex", annex);
        context.setVariable("mostListed", MinutesTally.MOST_LISTED);
        context.setVariable("w", new MinutesWords(head));
        print(printable(templates.process("minutes", context)), head.asOf(), annex, out);
    }

    // The fonts hold whole letters, not marks to be put over others; and no document may hold control characters.
    private static String printable(String html) {
        return UNPRINTABLE.matcher(Normalizer.normalize(html, Normalizer.Form.NFC)).replaceAll("\uFFFD");
    }

    private static void print(String html, Instant asOf, AnnexHashes annex, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        font(builder, "Regular", 400, FontStyle.NORMAL);
        font(builder, "Bold", 700, FontStyle.NORMAL);
        font(builder, "Italic", 400, FontStyle.ITALIC);
        builder.withHtmlContent(html, null);
        // Nothing is fetched from anywhere, whatever a text contains.
        builder.useUriResolver((base, uri) -> null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                // A library would write down the hour of printing; papers of one content are the same bytes.
                document.getDocumentInformation().setCreationDate(
                        GregorianCalendar.from(ZonedDateTime.ofInstant(asOf, VietnamTime.ZONE)));
                document.setDocumentId(ByteBuffer.wrap(HexFormat.of().parseHex(annex.csv())).getLong());
                document.save(out);
            }
        }
    }

    private static void font(PdfRendererBuilder builder, String cut, int weight, FontStyle style) {
        builder.useFont(() -> stream("/fonts/" + FONT + "-" + cut + ".ttf"), FONT, weight, style, true);
    }

    private static InputStream stream(String resource) {
        return PdfMinutes.class.getResourceAsStream(resource);
    }
}
