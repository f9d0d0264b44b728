package vn.postalgateway.order.form;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.order.ItemCodePool;

/** How many of the numbers that agencies were given beforehand are left. */
public class ItemCodeStock {

    private static final Logger LOG = LoggerFactory.getLogger(ItemCodeStock.class);

    private final YamlFormCustomers customers;
    private final ItemCodePool pool;
    private final Set<String> low = new HashSet<>();

    public ItemCodeStock(YamlFormCustomers customers, ItemCodePool pool) {
        this.customers = customers;
        this.pool = pool;
    }

    /** Makes all numbers of the files ready to be handed out. */
    public void load() {
        customers.all().forEach(customer -> pool.load(customer.itemCodes().ranges()));
    }

    /** Looks anew, and warns once when there are too few: what is left, by partner and CustomerCode. */
    public synchronized Map<String, Long> look() {
        Map<String, Long> left = new LinkedHashMap<>();
        customers.all().stream().filter(customer -> !customer.itemCodes().ranges().isEmpty()).forEach(customer -> {
            long free = pool.left(customer.itemCodes().ranges());
            left.put(nameOf(customer), free);
            warn(customer, free);
        });
        return left;
    }

    private void warn(FormCustomer customer, long free) {
        boolean few = free < customer.itemCodes().warnBelow();
        if (few && low.add(nameOf(customer))) {
            LOG.warn("Of the item codes allotted to {}, {} are left; the post has to give more", nameOf(customer),
                    free);
        } else if (!few) {
            low.remove(nameOf(customer));
        }
    }

    private static String nameOf(FormCustomer customer) {
        return customer.partner() + "/" + customer.code();
    }
}
