package vn.postalgateway.reconciliation.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Copies a workbook part by part, as packed, and leaves out when it was made: neither the entries nor the properties
 * say.
 */
final class Timeless {

    private static final String PROPERTIES = "docProps/core.xml";
    private static final byte[] NO_PROPERTIES = ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>"
            + "<cp:coreProperties xmlns:cp="
            + "\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>")
            .getBytes(StandardCharsets.UTF_8);
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Timeless() {
    }

    static void copy(Path workbook, OutputStream out) throws IOException {
        ZipArchiveOutputStream copy = new ZipArchiveOutputStream(out);
        try (ZipFile zip = ZipFile.builder().setPath(workbook).get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntriesInPhysicalOrder())) {
                ZipArchiveEntry entry = new ZipArchiveEntry(part.getName());
                entry.setTimeLocal(EPOCH);
                if (part.getName().equals(PROPERTIES)) {
                    entry.setMethod(ZipEntry.DEFLATED);
                    copy.putArchiveEntry(entry);
                    copy.write(NO_PROPERTIES);
                    copy.closeArchiveEntry();
                    continue;
                }
                entry.setMethod(part.getMethod());
                entry.setCrc(part.getCrc());
                entry.setSize(part.getSize());
                entry.setCompressedSize(part.getCompressedSize());
                try (InputStream packed = zip.getRawInputStream(part)) {
                    copy.addRawArchiveEntry(entry, packed);
                }
            }
        }
        copy.finish();
        copy.flush();
    }
}
