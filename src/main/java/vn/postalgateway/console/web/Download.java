package vn.postalgateway.console.web;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import vn.postalgateway.platform.door.FileAnswer;

/** A file that leaves only once it is whole: what cannot be written is refused with a page, not with half a file. */
final class Download {

    private Download() {
    }

    /** A PDF opens in the browser, everything else is kept. */
    static ResponseEntity<Resource> of(String name, FileAnswer.Content content) {
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        ContentDisposition disposition = (type.equals(MediaType.APPLICATION_PDF) ? ContentDisposition.inline()
                : ContentDisposition.attachment()).filename(name).build();
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new InputStreamResource(FileAnswer.whole(content)));
    }
}
