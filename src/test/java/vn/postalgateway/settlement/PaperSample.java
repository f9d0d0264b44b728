package vn.postalgateway.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.contract.SigningParties;
import vn.postalgateway.contract.SigningParties.Party;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** Papers without a database: an October of Hà Tĩnh city, line by line. */
public final class PaperSample {

    public static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Instant SUBMITTED = Instant.parse("2026-11-09T02:15:00Z");

    private PaperSample() {
    }

    /** @param approved else a draft */
    public static PaperHead head(boolean approved) {
        return head(approved, parties("Ngân sách địa phương, khu vực thành phố Hà Tĩnh"));
    }

    public static PaperHead head(boolean approved, SigningParties parties) {
        return new PaperHead("ha-tinh-city", OCTOBER, 1,
                new Letterhead("Chuyển phát hồ sơ thủ tục hành chính, thành phố Hà Tĩnh", parties),
                List.of(new PaperHead.StatementSource("stm_1", 1, "CSV", "bang-ke.csv",
                        Instant.parse("2026-11-05T03:00:00Z"), "ab".repeat(32))),
                approved ? new PeriodView.Submission("cd".repeat(32), "clerk", SUBMITTED) : null,
                approved ? new PeriodView.Approval("approver", SUBMITTED.plusSeconds(3_600), LocalDate.of(2026, 12, 9)) : null, null, null,
                new PaperHead.Fees(Vnd.of(450_000), Vnd.of(300_000)), Instant.parse("2026-11-09T01:00:00Z"));
    }

    public static SigningParties parties(String payer) {
        return new SigningParties("ha-tinh-city", "Hà Tĩnh", "BBĐS-BCCI",
                List.of("Quyết định số 45/2016/QĐ-TTg ngày 19 tháng 10 năm 2016 của Thủ tướng Chính phủ",
                        "Hợp đồng dịch vụ bưu chính công ích khu vực thành phố Hà Tĩnh"),
                new Party(payer, null, null, null, null, null),
                new Party("Bưu điện tỉnh Hà Tĩnh", "Số 2, đường Trần Phú", "0100109106", null, "Nguyễn Thị Hường",
                        "Giám đốc"));
    }

    /** A line as the post bills it when it is honest: 26,000, of it 10,000 from the citizen. */
    public static AnnexLine matched(int number) {
        return line(number, Outcome.MATCHED, Disposition.SETTLED, 16_000, 16_000, null, null);
    }

    /** A line whose claim differs from the 16,000 that are owed; decided as named. */
    public static AnnexLine differing(int number, Outcome outcome, Resolution action, long claimed) {
        Disposition disposition = switch (action) {
            case ACCEPT_THEIRS, KEEP_OURS -> Disposition.SETTLED;
            case DISPUTE -> Disposition.DISPUTED;
            case NEXT_PERIOD -> Disposition.CARRIED_OVER;
        };
        long confirmed = switch (action) {
            case ACCEPT_THEIRS -> claimed;
            case KEEP_OURS -> 16_000;
            case DISPUTE, NEXT_PERIOD -> 0;
        };
        return line(number, outcome, disposition, claimed, confirmed, "Bưu điện cân 320 g, hệ thống ghi 240 g: vượt bậc"
                + " 250 g, +" + (claimed - 16_000) + " đ", new AnnexLine.Decided(action, "Cân lại tại bưu cục, có phiếu gửi",
                "clerk", Instant.parse("2026-11-08T07:30:00Z")));
    }

    public static AnnexLine line(int number, Outcome outcome, Disposition disposition, long claimed, long confirmed,
                                 String explanation, AnnexLine.Decided decided) {
        boolean next = disposition == Disposition.CARRIED_OVER;
        DeliveryService service = number % 3 == 0 ? DeliveryService.DOSSIER_PICKUP : DeliveryService.RESULT_DELIVERY;
        Zone zone = number % 4 == 0 ? Zone.ACROSS_DISTRICTS : Zone.INSIDE_DISTRICT;
        return new AnnexLine("res_%06d".formatted(number), number, "RH%09dVN".formatted(number), "ord_" + number,
                "H27.12-261001-%04d".formatted(number), outcome, disposition, true, OCTOBER,
                new AnnexLine.Ours(service, zone, "H27." + number % 5, 80, LocalDate.of(2026, 10, 15), Vnd.of(26_000),
                        Vnd.of(10_000), Vnd.ZERO, Vnd.ZERO, Vnd.of(16_000), Vnd.of(16_000), Vnd.of(150_000)),
                new AnnexLine.Theirs(service, zone, 320, Vnd.of(claimed + 10_000), Vnd.of(10_000)),
                new Standing(Vnd.of(claimed), Vnd.of(confirmed),
                        Vnd.of(next ? 0 : claimed - confirmed), Vnd.of(next ? claimed : 0), Vnd.ZERO),
                explanation, decided);
    }

    /** A month with every kind of line. */
    public static MinutesTally tally(int matched, int differing) {
        MinutesTally tally = new MinutesTally(OCTOBER);
        for (int i = 1; i <= matched; i++) {
            tally.add(matched(i));
        }
        for (int i = 1; i <= differing; i++) {
            tally.add(differing(matched + i, i % 2 == 0 ? Outcome.WEIGHT_STEP_DIFFERS : Outcome.TARIFF_DIFFERS,
                    Resolution.values()[i % 4], 16_000 + 500L * i));
        }
        return tally;
    }
}
