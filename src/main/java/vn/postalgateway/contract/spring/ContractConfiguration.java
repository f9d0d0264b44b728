package vn.postalgateway.contract.spring;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.contract.ContractBook;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.ContractsOfBook;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.PartiesBook;
import vn.postalgateway.contract.PinnedVersions;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.WhatIf;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.tariff.RegionTables;
import vn.postalgateway.tariff.Tariffs;
import vn.postalgateway.tariff.UnitTables;

/** Wires contracts and pricing, and keeps the gateway shut while their documents contradict each other or the past. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

    @Bean
    PricingDocuments pricingDocuments(ContractBook book, Tariffs tariffs, RegionTables regionTables,
                                      UnitTables unitTables) {
        return new PricingDocuments(book, tariffs, regionTables, unitTables);
    }

    @Bean
    Contracts contracts(ContractBook book) {
        return new ContractsOfBook(book);
    }

    @Bean
    Pricing pricing(PricingDocuments documents) {
        return new ContractPricing(documents);
    }

    @Bean
    WhatIf whatIf(PricingDocuments documents) {
        return new WhatIf(documents);
    }

    @Bean
    DeliveryTerms deliveryTerms(ContractBook book, WorkingCalendar calendar) {
        return new DeliveryTerms(book, calendar);
    }

    @Bean
    PricedVersions pricedVersions(PricingDocuments documents, PinnedVersions pinned) {
        return new PricedVersions(documents, pinned);
    }

    /** Runs when every bean is there, the tables migrated, and no door open yet. */
    @Bean
    SmartInitializingSingleton pricedVersionsCheck(PricingDocuments documents, PricedVersions priced,
                                                  OperatorProfiles operators, PartiesBook parties) {
        return () -> {
            List<String> faults = new ArrayList<>(documents.gaps(operators));
            faults.addAll(documents.unknown(parties));
            faults.addAll(priced.changes());
            ConfigFolder.refuseIfAny(faults);
        };
    }
}
