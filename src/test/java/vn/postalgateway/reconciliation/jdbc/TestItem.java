package vn.postalgateway.reconciliation.jdbc;

import java.time.Instant;
import java.time.YearMonth;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.tariff.DeliveryService;

/** One delivered item of ours between two communes of Hà Tĩnh, priced by a table written down once more here. */
record TestItem(int serial, DeliveryService service, boolean across, int weightGrams, boolean online, String placement,
                String movement, YearMonth billableMonth) {

    private static final long CITIZEN = 10_000;

    static TestItem delivered(int serial, DeliveryService service, boolean across, int weightGrams, boolean online) {
        return new TestItem(serial, service, across, weightGrams, online, "PLACED", "DELIVERED", YearMonth.of(2026,
                10));
    }

    TestItem but(String newPlacement, String newMovement, YearMonth newMonth) {
        return new TestItem(serial, service, across, weightGrams, online, newPlacement, newMovement, newMonth);
    }

    String orderId() {
        return "ord_%026d".formatted(serial);
    }

    String itemCode() {
        return ItemCode.of("RH", serial, "VN").value();
    }

    String dossier() {
        return "H27.12-261001-%04d".formatted(serial);
    }

    Instant billableAt() {
        return billableMonth.atDay(15).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    }

    long tariff() {
        return price(service, across, weightGrams);
    }

    long citizen() {
        return CITIZEN;
    }

    /** What the post holds already. */
    long collected() {
        return online ? 0 : CITIZEN;
    }

    long owed() {
        return tariff() - collected();
    }

    /** The annex of the Circular, inside and across districts. */
    static long price(DeliveryService service, boolean across, int grams) {
        boolean pickup = service == DeliveryService.DOSSIER_PICKUP;
        long base = across ? 30_000 : 26_000;
        if (grams <= 100) {
            return base;
        }
        if (grams <= 250) {
            return pickup ? base : base + 1_000;
        }
        long upTo500 = pickup ? base + 500 : base + 2_500;
        long further = grams <= 500 ? 0 : (grams - 500 + 499) / 500;
        return upTo500 + further * (across ? 2_900 : 2_200);
    }
}
