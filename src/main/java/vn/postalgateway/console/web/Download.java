package vn.postalgateway.console.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A file that leaves only once it is whole: what cannot be written is refused with a page, not with half a file. */
final class Download {

    private Download() {
    }

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** A PDF opens in the browser, everything else is kept. */
    static ResponseEntity<StreamingResponseBody> of(String name, Writing writing) throws IOException {
        Path whole = Files.createTempFile("download", null);
        try (OutputStream out = Files.newOutputStream(whole)) {
            writing.to(out);
        } catch (IOException | RuntimeException unwritten) {
            Files.delete(whole);
            throw unwritten;
        }
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        ContentDisposition disposition = (type.equals(MediaType.APPLICATION_PDF) ? ContentDisposition.inline()
                : ContentDisposition.attachment()).filename(name).build();
        return ResponseEntity.ok().contentType(type).contentLength(Files.size(whole))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString()).body(out -> {
                    try {
                        Files.copy(whole, out);
                    } finally {
                        Files.delete(whole);
                    }
                });
    }
}
