package vn.postalgateway.platform.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.platform.StartRefused;

class GatewayHomeTest {

    @TempDir
    Path folder;

    @Test
    void refusesASecondGatewayInOneLine() {
        try (GatewayHome first = GatewayHome.take(folder)) {
            assertThat(first.root()).isEqualTo(folder.toAbsolutePath());

            assertThatThrownBy(() -> GatewayHome.take(folder)).isInstanceOf(StartRefused.class)
                    .hasMessageContaining(folder.toString()).hasMessageContaining("GATEWAY_HOME")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void isFreeAgainWhenTheFirstGatewayHasGone() {
        GatewayHome.take(folder).close();

        try (GatewayHome second = GatewayHome.take(folder)) {
            assertThat(second.inboxStatements()).isDirectory();
        }
    }
}
