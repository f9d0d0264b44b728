package vn.postalgateway.operator.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.postalgateway.operator.OperatorProfiles;

/** Wires what all operators have in common. */
@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {

    @Bean
    OperatorRoutes operatorRoutes(OperatorProfiles operators) {
        return new OperatorRoutes(operators);
    }
}
