package vn.postalgateway.settlement;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP of papers, written as it grows; nothing in it says when it was packed. */
final class PaperPack {

    private static final String LIST = "SHA256SUMS";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();

    PaperPack(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Packs one file and tells its SHA-256. */
    String add(String name, Content content) throws IOException {
        entry(name);
        HashedOutput file = new HashedOutput(zip);
        content.write(file);
        zip.closeEntry();
        String sha256 = file.hex();
        sums.append(sha256).append("  ").append(name).append('\n');
        return sha256;
    }

    /** Ends with the list of all hashes. */
    void finish() throws IOException {
        entry(LIST);
        zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private void entry(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
