package vn.postalgateway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.ContractsOfBook;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.order.json.OrderRefusal;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;

/** What a one-stop system is told while too many orders wait for the operator. */
class FullBacklogTest {

    private static final DeliveryRequest REQUEST = new DeliveryRequest("HT-2026-000123", "ha-tinh-city", "H27.12",
            DeliveryService.RESULT_DELIVERY, List.of(), null, null, new Grams(80), true, null, ChargePaid.TO_POST,
            List.of(), null, null, null, false, null, null);

    private final DeliveryOrders orders = mock(DeliveryOrders.class);
    private final OrderIntake intake = new OrderIntake(orders, new ContractsOfBook(new YamlContractBook("config")),
            mock(Pricing.class), mock(DeliveryTerms.class), "vnpost"::equals, () -> "ord_1",
            Clock.fixed(Instant.parse("2026-10-05T02:00:00Z"), ZoneOffset.UTC));

    @Test
    void refusesANewOrderForNowAndStoresNothing() {
        Acceptance acceptance = intake.take("one-stop", REQUEST);
        Problem told = OrderRefusal.of(acceptance);

        assertThat(acceptance).isEqualTo(new Acceptance.BacklogFull());
        assertThat(told.status()).isEqualTo(503);
        assertThat(told.code()).isEqualTo("backlog-full");
        assertThat(told.headers()).containsEntry("Retry-After", "10");
        verify(orders, never()).accept(any());
    }

    @Test
    void answersWhatItTookInBefore() {
        Acceptance before = new Acceptance.Replayed(null);
        when(orders.alreadyTaken("one-stop", REQUEST)).thenReturn(Optional.of(before));

        assertThat(intake.take("one-stop", REQUEST)).isSameAs(before);
    }
}
