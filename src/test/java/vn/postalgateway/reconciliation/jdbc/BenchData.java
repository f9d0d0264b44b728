package vn.postalgateway.reconciliation.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.tariff.DeliveryService;

/** Many delivered items of ours and the post's statement about them; one line in a hundred is wrong. */
final class BenchData {

    private static final int WRONG_EVERY = 100;
    private static final String HEADING = "itemCode,orderReference,dossierCode,service,acceptedOn,finalStatus,finalOn,"
            + "weightGrams,zone,tariffVnd,citizenPaidVnd,claimedVnd,note";

    private BenchData() {
    }

    static TestItem item(int number) {
        return TestItem.delivered(number, number % 3 == 0 ? DeliveryService.DOSSIER_PICKUP
                : DeliveryService.RESULT_DELIVERY, number % 2 == 0, 20 + number * 7 % 1_900, number % 5 == 0);
    }

    static void store(ReconciliationGround ground, int items) {
        ground.atOnce(() -> store(ground.template, items));
        ground.database.asOwner("vacuum analyze delivery_order");
        ground.database.asOwner("vacuum analyze order_dossier");
    }

    /** Joins the caller's transaction. */
    static void store(JdbcTemplate jdbc, int items) {
        storeOrders(jdbc, items);
        storeDossiers(jdbc, items);
    }

    private static void storeOrders(JdbcTemplate jdbc, int items) {
        try (CopyRows orders = new CopyRows(jdbc, """
                delivery_order (order_id, partner_id, request_id, contract, contract_version, operator, agency_code,
                service, from_commune, from_province, to_commune, to_province, submitted_online, charge_paid,
                dossier_count, declared_weight_grams, collect_fees_vnd, content, placement, item_code, movement, money,
                price, tariff_id, zone, weight_grams, price_basis, tariff_vnd, citizen_vnd, budget_vnd, post_vnd,
                owed_vnd, accepted_at, billable_at, billable_month, created_at, updated_at)""")) {
            for (int n = 1; n <= items; n++) {
                TestItem item = item(n);
                String created = "2026-10-02T02:00:00Z";
                orders.add(item.orderId(), "one-stop", item.orderId(), ReconciliationGround.CONTRACT,
                        "ha-tinh-city@2025-07-01", "vnpost", "H27.12", item.service(), "18073", "42",
                        item.across() ? "18115" : "18100", "42", true, item.online() ? "ONLINE" : "TO_POST", 1,
                        item.weightGrams(), 0, "{}", "PLACED", item.itemCode(), "DELIVERED", "EXPECTED", "{}",
                        "circular-22-2017", item.across() ? "ACROSS_DISTRICTS" : "INSIDE_DISTRICT", item.weightGrams(),
                        "ACCEPTED", item.tariff(), item.citizen(), item.tariff() - item.citizen(), 0, item.owed(),
                        created, item.billableAt(), "2026-10-01", created, created);
            }
            orders.flush();
        }
    }

    private static void storeDossiers(JdbcTemplate jdbc, int items) {
        try (CopyRows dossiers = new CopyRows(jdbc,
                "order_dossier (order_id, position, code, parses)")) {
            for (int n = 1; n <= items; n++) {
                dossiers.add(item(n).orderId(), 0, item(n).dossier(), true);
            }
            dossiers.flush();
        }
    }

    static Path statement(int lines) {
        try {
            Path file = Files.createTempFile(Path.of("target"), "bench", ".csv");
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write(HEADING + "\n");
                for (int n = 1; n <= lines; n++) {
                    out.write(line(n));
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same lines as cells of a sheet, with numbers where a workbook holds numbers. */
    static List<List<Object>> cells(int lines) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(HEADING.split(",")));
        for (int n = 1; n <= lines; n++) {
            List<Object> cells = new ArrayList<>();
            for (String cell : line(n).strip().split(",", -1)) {
                cells.add(cell.matches("[0-9]+") ? (Object) Long.valueOf(cell) : cell);
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String line(int number) {
        TestItem item = item(number);
        boolean wrong = number % WRONG_EVERY == 0;
        boolean unknown = wrong && number % (WRONG_EVERY * 10) == 0;
        int weight = wrong ? item.weightGrams() + 500 : item.weightGrams();
        long tariff = TestItem.price(item.service(), item.across(), weight);
        return String.join(",", unknown ? ItemCode.of("RU", number, "VN").value() : item.itemCode(),
                unknown ? "" : item.orderId(), unknown ? "" : item.dossier(), item.service().name(), "2026-10-02",
                "DELIVERED", "2026-10-15", String.valueOf(weight),
                item.across() ? "ACROSS_DISTRICTS" : "INSIDE_DISTRICT", String.valueOf(tariff),
                String.valueOf(item.collected()), String.valueOf(tariff - item.collected()), "") + "\n";
    }
}
