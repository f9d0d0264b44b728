package vn.postalgateway.order.spring;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.order.ItemCodePool;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.order.form.ItemCodeStock;
import vn.postalgateway.order.form.OrderFormDoor;
import vn.postalgateway.order.form.YamlFormCustomers;
import vn.postalgateway.order.jdbc.JdbcItemCodePool;
import vn.postalgateway.tariff.RegionTables;
import vn.postalgateway.tariff.UnitTables;

/** Wires the order form of one-stop systems, and the item codes that its agencies were given beforehand. */
@Configuration(proxyBeanMethods = false)
class OrderFormConfiguration {

    @Bean
    YamlFormCustomers formCustomers(@Value("${gateway.config-folder:config}") String configFolder, Contracts contracts,
                                    RegionTables regions, UnitTables units) {
        return new YamlFormCustomers(configFolder, contracts, regions, units);
    }

    @Bean
    ItemCodePool itemCodePool(JdbcClient jdbc, TransactionOperations transaction) {
        return new JdbcItemCodePool(jdbc, transaction);
    }

    @Bean
    ItemCodeStock itemCodeStock(YamlFormCustomers formCustomers, ItemCodePool pool) {
        return new ItemCodeStock(formCustomers, pool);
    }

    /** Runs when the tables are migrated, and no door is open yet. */
    @Bean
    SmartInitializingSingleton itemCodesLoading(ItemCodeStock stock) {
        return stock::load;
    }

    @Bean
    ItemCodeMetrics itemCodeMetrics(ItemCodeStock stock) {
        return new ItemCodeMetrics(stock);
    }

    @Bean
    OrderFormDoor orderFormDoor(YamlFormCustomers formCustomers, OrderIntake intake, ItemCodePool pool) {
        return new OrderFormDoor(formCustomers, intake, pool);
    }
}
