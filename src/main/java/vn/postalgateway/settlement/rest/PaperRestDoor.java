package vn.postalgateway.settlement.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.FileAnswer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.settlement.PaperDrawing;

/**
 * The papers under {@code /api/v1/contracts/{contract}/periods/{period}}: minutes, annex and pack. {@code ?revision=}
 * asks for an earlier revision than the one that stands.
 */
public class PaperRestDoor {

    private static final String PDF = "application/pdf";
    private static final String CSV = "text/csv; charset=utf-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String ZIP = "application/zip";

    private final PaperDrawing drawing;
    private final Contracts contracts;

    /** Draws one paper. */
    private interface Drawing {
        void draw(String contract, YearMonth period, Integer revision, OutputStream out) throws IOException;
    }

    public PaperRestDoor(PaperDrawing drawing, Contracts contracts) {
        this.drawing = drawing;
        this.contracts = contracts;
    }

    public Answer minutes(HttpCall call) {
        return paper(call, PDF, "bien-ban-doi-soat", ".pdf", drawing::minutes);
    }

    public Answer linesCsv(HttpCall call) {
        return paper(call, CSV, "phu-luc", ".csv", drawing::annexCsv);
    }

    public Answer linesXlsx(HttpCall call) {
        return paper(call, XLSX, "phu-luc", ".xlsx", drawing::annexXlsx);
    }

    public Answer pack(HttpCall call) {
        return paper(call, ZIP, "doi-soat", ".zip", drawing::pack);
    }

    private Answer paper(HttpCall call, String type, String name, String ending, Drawing paper) {
        String contract = PeriodPath.contract(call, contracts);
        YearMonth period = PeriodPath.month(call);
        Integer revision = revision(call);
        return Refusal.told(call, () -> FileAnswer.of(type, name + "-" + contract + "-" + period + ending,
                out -> paper.draw(contract, period, revision, out)));
    }

    private static Integer revision(HttpCall call) {
        return call.query("revision").map(text -> {
            if (!text.matches("[1-9][0-9]{0,5}")) {
                throw Problem.wrongFields(List.of(new FieldFault("/revision", "must be a whole number from 1")));
            }
            return Integer.valueOf(text);
        }).orElse(null);
    }
}
