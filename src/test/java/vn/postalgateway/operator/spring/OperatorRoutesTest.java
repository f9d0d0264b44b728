package vn.postalgateway.operator.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.AskedOperator;
import vn.postalgateway.platform.StartRefused;

class OperatorRoutesTest {

    @Test
    void refusesAnOperatorThatNothingKnowsHowToAsk() {
        try (AskedOperator nobody = new AskedOperator("vnpost")) {

            Throwable refusal = catchThrowable(nobody::start);

            assertThat(Stream.iterate(refusal, Objects::nonNull, Throwable::getCause)
                    .filter(StartRefused.class::isInstance).map(Throwable::getMessage)).containsExactly(
                    "config/operators names vnpost, and nothing knows how to ask it to place an order"
                            + " (the bean vnpost-place)");
        }
    }
}
