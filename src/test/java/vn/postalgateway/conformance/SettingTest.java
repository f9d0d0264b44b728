package vn.postalgateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    @Test
    void staysOnThisMachineUnlessToldOtherwise() {
        Setting setting = Setting.of("operator");

        assertThat(setting.gateway()).hasToString("http://127.0.0.1:8080");
        assertThat(setting.listen().getHostString()).isEqualTo("127.0.0.1");
        assertThat(setting.listen().getPort()).isEqualTo(9090);
        assertThat(setting.patience()).isEqualTo(Duration.ofMinutes(2));
        assertThat(setting.asPost()).isTrue();
        assertThat(Setting.of("one-stop", "--listen", "kit.example:0").listen().getHostString()).isEqualTo("kit.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postman", "one-stop --gateway", "one-stop --token ptk_1", "one-stop --report a --report b",
        "one-stop --gateway ftp://a", "one-stop --gateway gateway", "one-stop --listen 9090", "one-stop --listen a:70000",
        "one-stop --patience PT0S", "one-stop --patience PT31M", "one-stop --patience soon"})
    void refusesWhatItDoesNotKnowInOneLine(String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> Setting.of(words.split(" ")))
                .satisfies(refused -> assertThat(refused.getMessage().lines()).hasSize(1));
    }

    @Test
    void takesTokensByNameAndNeverPrintsThem() {
        Logins logins = new Logins(Map.of("ONE_STOP_TOKEN", "ptk_secret", "ONE_STOP_ID", "ha-tinh"));

        assertThat(logins.token(Caller.ONE_STOP)).isEqualTo("ptk_secret");
        assertThat(logins.name(Caller.ONE_STOP)).isEqualTo("ha-tinh");
        assertThat(logins.has(Caller.POST)).isFalse();
        assertThat(logins.token(Caller.STRANGER)).isNotEqualTo("ptk_secret");
        assertThat(logins).hasToString("Logins[hidden]");
    }
}
