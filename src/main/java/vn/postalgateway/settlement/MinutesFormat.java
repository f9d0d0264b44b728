package vn.postalgateway.settlement;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the minutes (biên bản đối soát) as a document to be signed. The same content gives the same bytes. */
public interface MinutesFormat {

    /** @param annex what the minutes vouch for */
    void write(PaperHead head, Minutes minutes, AnnexHashes annex, OutputStream out) throws IOException;

    /** SHA-256 of the annex's files, 64 hexadecimal digits each. */
    record AnnexHashes(String csv, String xlsx) {
    }
}
