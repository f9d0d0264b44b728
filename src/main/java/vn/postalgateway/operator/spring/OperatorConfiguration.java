package vn.postalgateway.operator.spring;

import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.postalgateway.operator.Breakers;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.camel.CamelBreakers;

/** Wires what all operators have in common. */
@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {

    @Bean
    OperatorRoutes operatorRoutes(OperatorProfiles operators) {
        return new OperatorRoutes(operators);
    }

    @Bean
    Breakers breakers(CamelContext camel) {
        return new CamelBreakers(camel);
    }
}
