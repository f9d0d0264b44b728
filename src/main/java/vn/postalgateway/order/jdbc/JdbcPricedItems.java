package vn.postalgateway.order.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.PricedItems;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;

/** {@link PricedItems} of the orders' table: a month of many items asks few different questions. */
public class JdbcPricedItems implements PricedItems {

    private static final String SQL = """
            select contract, service, weight_grams, dossier_count, charge_paid, from_commune, from_province, to_commune,
                to_province, submitted_online, exemption, price_basis, collect_fees_vnd,
                (case when price_basis = 'ACCEPTED' then coalesce(accepted_at, created_at) else created_at end
                    at time zone :zone)::date as priced_on,
                second_direction, count(*) as items
            from delivery_order where contract = :contract and billable_month = :month
            group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15""";

    private final JdbcClient jdbc;

    public JdbcPricedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Counted> billableIn(String contract, YearMonth month) {
        return jdbc.sql(SQL).param("zone", VietnamTime.ZONE.getId()).param("contract", contract)
                .param("month", Date.valueOf(month.atDay(1)))
                .query((row, n) -> new Counted(question(row), row.getLong("items"))).list();
    }

    private static PriceQuestion question(ResultSet row) throws SQLException {
        return new PriceQuestion(row.getString("contract"), DeliveryService.valueOf(row.getString("service")),
                new Grams(row.getInt("weight_grams")), row.getInt("dossier_count"),
                ChargePaid.valueOf(row.getString("charge_paid")),
                new Place(row.getString("from_commune"), row.getString("from_province")),
                new Place(row.getString("to_commune"), row.getString("to_province")),
                row.getObject("priced_on", LocalDate.class), row.getBoolean("submitted_online"),
                row.getString("exemption"), Price.Basis.valueOf(row.getString("price_basis")),
                Vnd.of(row.getLong("collect_fees_vnd")), row.getBoolean("second_direction"));
    }
}
