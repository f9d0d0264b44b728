package vn.postalgateway.settlement;

import java.time.YearMonth;
import vn.postalgateway.tariff.Wording;

/**
 * Something in the ledger that is not as it was written.
 *
 * @param sequence its place in the period's chain, or null
 * @param subject  the journal's number, the revision or the item; what one has to look at
 */
public record LedgerFinding(String contract, YearMonth period, Kind kind, Long sequence, String subject) {

    /** What was found. */
    public enum Kind {
        /** A journal or one of its lines is not what was sealed. */
        CHANGED(new Wording("Bút toán đã bị sửa", "A journal was changed")),
        /** A sealed journal, or a place of the chain, is gone. */
        MISSING(new Wording("Thiếu bút toán", "A journal is missing")),
        /** A sealed journal lies in another period. */
        MOVED(new Wording("Bút toán bị chuyển sang kỳ khác", "A journal was moved to another period")),
        /** A journal that the chain does not hold: put in later, or not sealed yet. */
        UNSEALED(new Wording("Bút toán chưa được niêm", "A journal is not sealed")),
        UNBALANCED(new Wording("Bút toán không cân", "A journal does not sum to 0")),
        /** The frozen content is not what two people signed. */
        CONTENT(new Wording("Nội dung kỳ không phải nội dung đã ký", "A period's content is not what was signed")),
        /** Ledger and signed content do not say the same of an item. */
        DEVIATION(new Wording("Sổ cái không khớp nội dung đã ký", "The ledger is not what was signed")),
        /** An item that was settled has lost its claim to be settled once. */
        UNCLAIMED(new Wording("Bưu gửi đã quyết toán mất dấu quyết toán", "A settled item lost its mark"));

        private final Wording wording;

        Kind(Wording wording) {
            this.wording = wording;
        }

        public Wording wording() {
            return wording;
        }
    }
}
