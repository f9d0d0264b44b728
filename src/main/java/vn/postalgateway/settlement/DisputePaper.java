package vn.postalgateway.settlement;

import java.util.Arrays;

/** What a paper's first bytes say it is; only the kinds that scanned papers come in are taken. */
public enum DisputePaper {
    PDF("application/pdf", ".pdf", '%', 'P', 'D', 'F', '-'),
    PNG("image/png", ".png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
    JPEG("image/jpeg", ".jpg", 0xFF, 0xD8, 0xFF);

    /** The largest paper. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;
    /** Papers of one dispute. */
    public static final int MOST_PAPERS = 20;

    private final String mediaType;
    private final String ending;
    private final byte[] beginning;

    DisputePaper(String mediaType, String ending, int... beginning) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.beginning = new byte[beginning.length];
        for (int i = 0; i < beginning.length; i++) {
            this.beginning[i] = (byte) beginning[i];
        }
    }

    /** @throws SettlementRefused if the bytes are none of the kinds, or too many */
    public static DisputePaper of(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw SettlementRefused.wrong("paper-too-large", "Tệp phải có nội dung và không quá 5 MiB.",
                    "A file must not be empty nor larger than 5 MiB.");
        }
        return Arrays.stream(values()).filter(kind -> kind.begins(bytes)).findFirst()
                .orElseThrow(() -> SettlementRefused.wrong("paper-of-another-kind", "Chỉ nhận tệp PDF, PNG hoặc JPEG.",
                        "Only PDF, PNG and JPEG files are taken."));
    }

    private boolean begins(byte[] bytes) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    public String mediaType() {
        return mediaType;
    }

    public String ending() {
        return ending;
    }
}
