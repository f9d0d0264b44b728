package vn.postalgateway.console.spring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.postalgateway.calendar.SpecialDays;
import vn.postalgateway.console.ConfigurationShelf;
import vn.postalgateway.console.FreshPassword;
import vn.postalgateway.console.PartnerAccess;
import vn.postalgateway.console.People;
import vn.postalgateway.contract.ContractBook;
import vn.postalgateway.contract.PinnedVersions;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.partner.TokenRegister;
import vn.postalgateway.tariff.RegionTables;
import vn.postalgateway.tariff.Tariffs;
import vn.postalgateway.tariff.UnitTables;

/** Wires what administrators look after. */
@Configuration(proxyBeanMethods = false)
class AdministrationWiring {

    @Bean
    PartnerAccess partnerAccess(TokenRegister tokens, OperatorProfiles operators, People people, Clock clock) {
        return new PartnerAccess(tokens, operators, people, clock);
    }

    @Bean
    FreshPassword freshPassword() {
        return new FreshPassword();
    }

    @Bean
    ConfigurationShelf configurationShelf(ContractBook contracts, Tariffs tariffs, RegionTables regions,
                                          UnitTables units, OperatorProfiles operators, SpecialDays days,
                                          PinnedVersions pinned) {
        return new ConfigurationShelf(contracts, tariffs, regions, units, operators, days, pinned);
    }
}
