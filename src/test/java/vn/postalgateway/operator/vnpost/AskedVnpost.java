package vn.postalgateway.operator.vnpost;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.postalgateway.operator.RawPost;

/** A test of the real routes before a post that says what the test wants, byte by byte. */
abstract class AskedVnpost {

    RawPost post;
    VnpostRoutes routes;

    @BeforeEach
    void open() throws Exception {
        post = new RawPost();
        routes = new VnpostRoutes(post.address(), "gateway", "a-secret");
    }

    @AfterEach
    void close() throws Exception {
        routes.close();
        post.close();
    }
}
