package vn.postalgateway.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.postalgateway.notification.http.Receiver;

class WireTest {

    private final Wire wire = new Wire(Duration.ofMillis(500));

    @Test
    void givesUpAnAnswerThatNeverEnds() {
        try (Receiver dripping = new Receiver().answering(Receiver.dripping())) {
            HttpRequest call = HttpRequest.newBuilder(dripping.url()).build();

            assertThatThrownBy(() -> wire.answer(call)).isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no whole answer");
        }
    }

    @Test
    void tellsWhereNobodyListens() {
        Receiver gone = new Receiver();
        gone.close();
        HttpRequest call = HttpRequest.newBuilder(gone.url()).build();

        assertThatThrownBy(() -> wire.answer(call)).isInstanceOf(UncheckedIOException.class);
        assertThat(gone.told()).isEmpty();
    }
}
