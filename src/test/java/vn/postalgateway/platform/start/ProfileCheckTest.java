package vn.postalgateway.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;
import vn.postalgateway.platform.StartRefused;

class ProfileCheckTest {

    @Test
    void namesAllThatProductionLacksAtOnce() {
        MockEnvironment environment = with("production").withProperty("SPRING_FLYWAY_USER", "owner")
                .withProperty("GATEWAY_DATA_KEY", " ");

        assertThatThrownBy(() -> check(environment)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("GATEWAY_DATA_KEY").hasMessageContaining("SPRING_DATASOURCE_URL")
                .hasMessageNotContaining("SPRING_FLYWAY_USER");
    }

    @Test
    void letsACompleteProductionStart() {
        MockEnvironment environment = with("production");
        ProfileCheck.PRODUCTION_NEEDS.forEach(name -> environment.withProperty(name, "given"));

        assertThatCode(() -> check(environment)).doesNotThrowAnyException();
    }

    @Test
    void neverTakesAMisspeltProductionForDemo() {
        assertThatThrownBy(() -> check(with("prodution"))).isInstanceOf(StartRefused.class);
    }

    @Test
    void refusesToBeBoth() {
        assertThatThrownBy(() -> check(with("demo", "production"))).isInstanceOf(StartRefused.class);
    }

    private static MockEnvironment with(String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return environment;
    }

    private static void check(MockEnvironment environment) {
        new ProfileCheck().postProcessEnvironment(environment, new SpringApplication());
    }
}
