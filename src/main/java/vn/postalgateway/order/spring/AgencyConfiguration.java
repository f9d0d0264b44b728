package vn.postalgateway.order.spring;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.postalgateway.order.AgencyNames;

/** Wires what people call the agencies. */
@Configuration(proxyBeanMethods = false)
class AgencyConfiguration {

    /** @param agencies names by codes */
    @ConfigurationProperties("gateway")
    record AgencySettings(@DefaultValue Map<String, String> agencies) { }

    @Bean
    AgencyNames agencyNames(AgencySettings settings) {
        return new AgencyNames(settings.agencies());
    }
}
