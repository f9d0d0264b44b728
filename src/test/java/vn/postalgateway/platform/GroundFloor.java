package vn.postalgateway.platform;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The gateway without its features: home, database, broker and partners only. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = ArtemisAutoConfiguration.class)
@ComponentScan(basePackages = {"vn.postalgateway.platform.home", "vn.postalgateway.platform.database",
        "vn.postalgateway.platform.broker", "vn.postalgateway.partner.spring"})
public class GroundFloor {

    public static void main(String[] args) {
        SpringApplication.run(GroundFloor.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
