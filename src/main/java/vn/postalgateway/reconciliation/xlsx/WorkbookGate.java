package vn.postalgateway.reconciliation.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.postalgateway.reconciliation.StatementRefused;
import vn.postalgateway.tariff.Wording;

/** Refuses a workbook that is none, unpacks to too much, runs macros or reaches outside, before anything is read. */
final class WorkbookGate {

    /** 1 GiB: what all parts may come to unpacked. */
    static final long MOST_UNPACKED = 1L << 30;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_RATIO = 100;
    /** Small parts pack very well and harm nobody. */
    private static final long RATIO_COUNTS_FROM = 1L << 20;
    private static final int PIECE = 64 * 1024;

    private static final Wording NO_WORKBOOK = new Wording(
            "Tệp không phải bảng tính XLSX hoặc có mật khẩu: hãy lưu lại dạng .xlsx không mật khẩu.",
            "The file is no XLSX workbook, or has a password: save it again as .xlsx without one.");
    private static final Wording TOO_LARGE = new Wording("Bảng tính quá lớn khi giải nén.",
            "The workbook unpacks to more than it may.");
    private static final Wording ACTIVE = new Wording(
            "Bảng tính có macro hoặc đối tượng nhúng: hãy lưu lại dạng .xlsx chỉ có dữ liệu.",
            "The workbook holds macros or embedded objects: save it again as .xlsx with nothing but cells.");
    private static final Wording LINKED = new Wording(
            "Bảng tính liên kết với tệp bên ngoài: hãy bỏ các liên kết rồi lưu lại.",
            "The workbook links to other files: remove the links and save it again.");

    private WorkbookGate() {
    }

    static void check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw StatementRefused.format(TOO_LARGE);
            }
            checkNames(zip);
            checkSizes(zip);
        } catch (ZipException noZip) {
            throw StatementRefused.format(NO_WORKBOOK);
        }
    }

    private static void checkNames(ZipFile zip) {
        if (zip.getEntry(WorkbookParts.WORKBOOK) == null) {
            throw StatementRefused.format(NO_WORKBOOK);
        }
        for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements();) {
            String name = parts.nextElement().getName().toLowerCase(Locale.ROOT);
            if (name.contains("vbaproject") || name.contains("/macrosheets/") || name.contains("/activex/")
                    || name.contains("/embeddings/")) {
                throw StatementRefused.format(ACTIVE);
            }
            if (name.contains("/externallinks/") || name.endsWith("/connections.xml")) {
                throw StatementRefused.format(LINKED);
            }
        }
    }

    // Counted by unpacking: what the archive says of its own sizes proves nothing.
    private static void checkSizes(ZipFile zip) throws IOException {
        byte[] piece = new byte[PIECE];
        long total = 0;
        for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements();) {
            ZipEntry part = parts.nextElement();
            long unpacked = 0;
            try (InputStream in = zip.getInputStream(part)) {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    unpacked += read;
                    total += read;
                    boolean bomb = unpacked > RATIO_COUNTS_FROM
                            && unpacked > MOST_RATIO * Math.max(1, part.getCompressedSize());
                    if (bomb || total > MOST_UNPACKED) {
                        throw StatementRefused.format(TOO_LARGE);
                    }
                }
            }
        }
    }
}
