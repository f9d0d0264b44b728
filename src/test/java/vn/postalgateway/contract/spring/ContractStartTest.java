package vn.postalgateway.contract.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.PinnedVersions;
import vn.postalgateway.contract.PricedVersion;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.platform.StartRefused;

class ContractStartTest {

    @Test
    void offersItsBeansByTheirNames() {
        try (AnnotationConfigApplicationContext gateway = start("vnpost", List.of())) {

            assertThat(gateway.getBean("pricing")).isInstanceOf(Pricing.class);
            assertThat(gateway.getBean("contracts")).isInstanceOf(Contracts.class);
            assertThat(gateway.getBean("deliveryTerms")).isInstanceOf(DeliveryTerms.class);
            assertThat(gateway.getBean("pricedVersions")).isInstanceOf(PricedVersions.class);
        }
    }

    @Test
    void doesNotOpenWhenAVersionThatPricedOrdersSaysSomethingElse() {
        PricedVersion used = new PricedVersion(PricedVersion.Kind.TARIFF, "circular-22-2017",
            "circular-22-2017@2018-01-01", "0".repeat(64));

        assertThatThrownBy(() -> start("vnpost", List.of(used))).isInstanceOf(StartRefused.class)
            .hasMessage("tariff circular-22-2017@2018-01-01 has priced orders and was changed in place; "
                + "put it back and add a later version instead");
    }

    @Test
    void doesNotOpenWhenAContractNamesAnUnknownOperator() {

        assertThatThrownBy(() -> start("otherpost", List.of())).isInstanceOf(StartRefused.class)
            .hasMessageContaining("contract ha-tinh-city@2025-07-01: operator vnpost is not known");
    }

    private static AnnotationConfigApplicationContext start(String operator, List<PricedVersion> used) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(OperatorProfiles.class, () -> new OneOperator(operator));
        context.registerBean(PinnedVersions.class, () -> new AlreadyUsed(used));
        context.scan("vn.postalgateway.tariff", "vn.postalgateway.calendar", "vn.postalgateway.contract.yaml",
            "vn.postalgateway.contract.spring");
        context.refresh();
        return context;
    }

    private record AlreadyUsed(List<PricedVersion> all) implements PinnedVersions {

        @Override
        public void keep(PricedVersion version) {
            throw new UnsupportedOperationException("nothing is priced here");
        }
    }

    private record OneOperator(String id) implements OperatorProfiles {

        @Override
        public Optional<OperatorProfile> byId(String operatorId) {
            return all().stream().filter(each -> each.id().equals(operatorId)).findFirst();
        }

        @Override
        public Collection<OperatorProfile> all() {
            return List.of(new OperatorProfile(id, "x", "x", DoubtClass.B, Duration.ZERO, Map.of()));
        }
    }
}
