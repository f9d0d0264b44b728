package vn.postalgateway.reconciliation.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a statement as the post writes it, by column name; starts faithful to the item. */
final class TestRow {

    private final Map<String, String> cells = new LinkedHashMap<>();

    /** Whose row it is at heart, whatever its cells say. */
    final int serial;

    private TestRow(int serial) {
        this.serial = serial;
    }

    static TestRow of(TestItem item) {
        TestRow row = new TestRow(item.serial());
        return row.with("itemCode", item.itemCode()).with("orderReference", item.orderId())
                .with("dossierCode", item.dossier()).with("service", item.service().name())
                .with("acceptedOn", "2026-10-02").with("finalStatus", "DELIVERED").with("finalOn", item.finalOn())
                .with("weightGrams", item.weightGrams()).with("zone",
                item.across() ? "ACROSS_DISTRICTS" : "INSIDE_DISTRICT")
                .money(item.tariff(), item.collected(), item.owed());
    }

    TestRow with(String column, Object value) {
        cells.put(column, String.valueOf(value));
        return this;
    }

    TestRow copy() {
        TestRow copy = new TestRow(serial);
        copy.cells.putAll(cells);
        return copy;
    }

    TestRow money(long tariff, long citizenPaid, long claimed) {
        return with("tariffVnd", tariff).with("citizenPaidVnd", citizenPaid).with("claimedVnd", claimed);
    }

    String cell(String column) {
        return cells.getOrDefault(column, "");
    }
}
