package vn.postalgateway.settlement;

import java.util.List;
import java.util.function.Function;
import vn.postalgateway.reconciliation.TableFormat.Column;
import vn.postalgateway.tariff.Vnd;

/**
 * The form of the annex (phụ lục biên bản đối soát). Its bytes are what signed minutes vouch for: a column that is
 * added, renamed or moved changes the hash of every annex that is drawn again, approved periods included.
 */
public final class Annex {

    /** As the post's statement goes, then what only we have. */
    public static final List<Column<AnnexLine>> COLUMNS = List.of(
            Column.number("Dòng bảng kê", AnnexLine::lineNo),
            Column.text("Số hiệu bưu gửi", AnnexLine::itemCode),
            Column.text("Mã đơn", AnnexLine::orderId),
            Column.text("Mã hồ sơ", AnnexLine::dossierCodes),
            Column.text("Dịch vụ", line -> PaperWords.of(line.service())),
            Column.text("Vùng", line -> PaperWords.of(line.zone())),
            Column.text("Mã đơn vị", line -> line.ours().agencyCode()),
            Column.text("Ngày kết thúc", maybe(line -> line.ours().finalOn(), PaperWords::day)),
            Column.text("Tháng phát sinh", maybe(AnnexLine::origin, PaperWords::month)),
            Column.number("Khối lượng (g)", line -> line.ours().weightGrams()),
            vnd("Cước (đ)", line -> line.ours().tariff()),
            vnd("Người dân trả bưu điện (đ)", line -> line.ours().atPost()),
            vnd("Người dân trả trực tuyến (đ)", line -> line.ours().online()),
            vnd("Bưu điện giảm (đ)", line -> line.ours().discount()),
            vnd("Ngân sách hỗ trợ (đ)", line -> line.ours().subsidy()),
            vnd("Phải trả (đ)", line -> line.ours().owed()),
            Column.number("Bưu điện: khối lượng (g)", line -> line.theirs().weightGrams()),
            Column.text("Bưu điện: dịch vụ", maybe(line -> line.theirs().service(), PaperWords::of)),
            Column.text("Bưu điện: vùng", maybe(line -> line.theirs().zone(), PaperWords::of)),
            vnd("Bưu điện: cước (đ)", line -> line.theirs().tariff()),
            vnd("Bưu điện: người dân trả (đ)", line -> line.theirs().citizenPaid()),
            vnd("Bưu điện đề nghị (đ)", line -> line.standing().claimed()),
            vnd("Chênh lệch (đ)", AnnexLine::delta),
            vnd("Xác nhận (đ)", line -> line.standing().confirmed()),
            vnd("Chưa thống nhất (đ)", line -> line.standing().contested()),
            vnd("Chuyển kỳ sau (đ)", line -> line.standing().carriedOver()),
            vnd("Lệ phí thu hộ (đ)", line -> line.ours().fee()),
            Column.text("Mã kết quả", maybe(AnnexLine::outcome, Enum::name)),
            Column.text("Kết quả đối chiếu", line -> PaperWords.of(line.outcome())),
            Column.text("Giải trình", AnnexLine::explanation),
            Column.text("Quyết định", decided(decision -> PaperWords.of(decision.action()))),
            Column.text("Lý do", decided(AnnexLine.Decided::reason)),
            Column.text("Người quyết định", decided(AnnexLine.Decided::by)),
            Column.text("Thời điểm quyết định", decided(decision -> PaperWords.moment(decision.at()))),
            Column.text("Xử lý", line -> line.disposition().vi()));

    private Annex() {
    }

    private static Column<AnnexLine> vnd(String heading, Function<AnnexLine, Vnd> amount) {
        return Column.amount(heading, maybe(amount, Vnd::amount));
    }

    private static Function<AnnexLine, Object> decided(Function<AnnexLine.Decided, Object> part) {
        return maybe(AnnexLine::decided, part);
    }

    private static <T> Function<AnnexLine, Object> maybe(Function<AnnexLine, T> part, Function<T, Object> told) {
        return line -> {
            T value = part.apply(line);
            return value == null ? null : told.apply(value);
        };
    }
}
