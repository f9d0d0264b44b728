package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.PricedItems.Counted;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;

class PricedItemsJdbcTest {

    private static final Instant AT = Instant.parse("2026-10-05T02:00:00Z");

    private OrderGround ground;

    @BeforeEach
    void open() {
        ground = new OrderGround();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void countsTheItemsOfAMonthThatAskTheSameAndTouchesNothing() {
        for (int i = 0; i < 3; i++) {
            deliver(ground.receive(AT), "2026-10-01", 80);
        }
        deliver(ground.receive(AT), "2026-10-01", 320);
        deliver(ground.receive(AT), "2026-11-01", 80);
        String before = everything();

        List<Counted> counted = new JdbcPricedItems(ground.jdbc).billableIn("ha-tinh-city", YearMonth.of(2026, 10));

        assertThat(counted).extracting(each -> each.question().weight().value() + " g: " + each.items())
                .containsExactlyInAnyOrder("80 g: 3", "320 g: 1");
        assertThat(counted).allSatisfy(each -> assertThat(each.question().on()).isEqualTo(LocalDate.of(2026, 10, 5)));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void findsTheFirstDirectionOfADossierOnce() {
        String first = ground.receive(AT);
        become(first, "service = 'DOSSIER_PICKUP'");
        DeliveryRequest second = request(first);

        assertThat(ground.orders.haveFirstDirection("one-stop", second)).isTrue();
        assertThat(ground.orders.haveFirstDirection("others", second)).isFalse();
        become(first, "second_direction = true");
        assertThat(ground.orders.haveFirstDirection("one-stop", second)).isFalse();
    }

    @Test
    void hasNoFirstDirectionInAnOrderThatEndedWithoutAnItemOrBesideOneOfThisDirection() {
        String first = ground.receive(AT);
        DeliveryRequest second = request(first);

        assertThat(ground.orders.haveFirstDirection("one-stop", second)).isFalse();
        become(first, "service = 'DOSSIER_PICKUP', placement = 'CANCELLED'");
        assertThat(ground.orders.haveFirstDirection("one-stop", second)).isFalse();
    }

    private static DeliveryRequest request(String ofOrder) {
        return new DeliveryRequest("R", "ha-tinh-city", "H27.12", DeliveryService.RESULT_DELIVERY,
                List.of(new Dossier("H27.12-261001-" + ofOrder.substring(26), null, null, null, null, List.of())), null,
                null, new Grams(80), true, null, ChargePaid.TO_POST, List.of(), null, null, null, false, null, null);
    }

    private void deliver(String orderId, String month, int grams) {
        become(orderId, "billable_at = date '" + month + "', billable_month = '" + month + "', weight_grams = " + grams);
    }

    private void become(String orderId, String change) {
        ground.jdbc.sql("update delivery_order set " + change + " where order_id = ?").param(orderId).update();
    }

    private String everything() {
        return ground.jdbc.sql("""
                select md5(string_agg(o::text || o.xmin, ',' order by order_id)) || (select count(*) from order_change)
                from delivery_order o""").query(String.class).single();
    }
}
