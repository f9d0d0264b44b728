package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.postalgateway.order.Money;

class JdbcDeliveryOrdersTest {

    private static final Instant T0 = Instant.parse("2026-10-05T01:00:00Z");

    private static OrderGround ground;

    @BeforeAll
    static void start() {
        ground = new OrderGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void tellsTheMoneyOfManyOrdersAtOnceAndOfEachOnlyWhenItChanges() {
        List<String> orders = Stream.generate(() -> ground.receive(T0)).limit(3).toList();

        ground.orders.projectMoney(orders.subList(0, 2), Money.MATCHED, T0.plusSeconds(1));
        ground.orders.projectMoney(orders, Money.MATCHED, T0.plusSeconds(2));

        assertThat(orders).allSatisfy(order -> assertThat(ground.jdbc.sql("""
                        select o.money || ' ' || count(*) from delivery_order o join order_change c using (order_id)
                        where order_id = ? and c.type = 'money.updated' group by o.money""").param(order)
                .query(String.class).single()).isEqualTo("MATCHED 1"));
    }

    @Test
    void leavesEveryIndexAloneWhenTheMoneyOfAnOrderChanges() {
        String order = ground.receive(T0);

        Long touching = ground.transaction.execute(status -> {
            ground.orders.projectMoney(List.of(order), Money.EXPECTED, T0.plusSeconds(1));
            return ground.jdbc.sql("""
                    select nullif(n_tup_upd, 0) - n_tup_hot_upd from pg_stat_xact_user_tables
                    where relname = 'delivery_order'""").query(Long.class).single();
        });

        assertThat(touching).isZero();
    }

    @Test
    void refusesAChangeOfAnOrderThatDoesNotExist() {
        assertThatThrownBy(() -> ground.jdbc.sql("""
                        insert into order_change (order_id, partner_id, type, at, placement, movement, money)
                        values ('ord_none', 'one-stop', 'x', now(), 'PLACED', 'AWAITING_PICKUP', 'NONE')""").update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void takesAnOrderInWithOneStatementForEachTable() {
        ground.receive(T0);    // pins what prices orders, once for all
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        logger.setLevel(Level.DEBUG);
        try {
            ground.receive(T0);
        } finally {
            logger.setLevel(null);
            logger.detachAppender(said);
        }

        assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.startsWith("Executing prepared SQL statement ["))
                .extracting(line -> line.replaceAll("(?s).*?insert into (\\w+).*", "$1"))
                .containsExactly("order_request_key", "delivery_order", "order_dossier", "personal_key", "order_party",
                        "outbox", "order_change", "dossier_under_way");
    }
}
