package vn.postalgateway.partner.spring;

import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;
import vn.postalgateway.partner.jdbc.JdbcPartnerTokens;
import vn.postalgateway.partner.jdbc.JdbcTokenRegister;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.home.Credentials;

/** Wires who may call; in demo the partners and staff of the credentials file are known from the first start. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    PartnerTokens partnerTokens(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        return new JdbcPartnerTokens(jdbc, transaction, clock);
    }

    @Bean
    TokenRegister tokenRegister(JdbcClient jdbc, TransactionOperations transaction) {
        return new JdbcTokenRegister(jdbc, transaction, new Audit(jdbc));
    }

    /** Runs before the doors open. Tokens of an earlier home on the same database stay valid beside these. */
    @Bean
    @Profile("demo")
    SmartInitializingSingleton demoPartners(PartnerTokens tokens, Credentials credentials) {
        return () -> {
            tokens.add(new Partner("one-stop", Scope.ORDERS), credentials.get("ONE_STOP_TOKEN"));
            tokens.add(new Partner("vnpost", Scope.TRACKING), credentials.get("POST_TOKEN"));
            tokens.add(new Partner("clerk", Scope.FINANCE_CLERK), credentials.get("FINANCE_TOKEN"));
            tokens.add(new Partner("approver", Scope.FINANCE_APPROVER), credentials.get("APPROVER_TOKEN"));
            tokens.add(new Partner("support", Scope.SUPPORT), credentials.get("SUPPORT_TOKEN"));
        };
    }
}
