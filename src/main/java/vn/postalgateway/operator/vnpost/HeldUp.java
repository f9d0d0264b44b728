package vn.postalgateway.operator.vnpost;

import java.io.IOException;

/** The worker was held up; nothing was sent. */
class HeldUp extends IOException {

    HeldUp() {
        super("held up beyond the time for sending");
    }
}
