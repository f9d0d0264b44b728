package vn.postalgateway.reconciliation.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.tariff.DeliveryService;

/** One item of ours between two communes of Hà Tĩnh, priced by a table written down once more here. */
record TestItem(int serial, DeliveryService service, boolean across, int weightGrams, boolean online, String placement,
                String movement, YearMonth billableMonth, boolean exempt, List<String> dossiers, String laterCode) {

    private static final long CITIZEN = 10_000;
    /** The edition of the sheet before October 2026, as the tests have it, is so much cheaper throughout. */
    static final long OLDER_EDITION_CHEAPER_BY = 3_000;

    static TestItem delivered(int serial, DeliveryService service, boolean across, int weightGrams, boolean online) {
        return new TestItem(serial, service, across, weightGrams, online, "PLACED", "DELIVERED", YearMonth.of(2026,
                10), false, List.of("H27.12-261001-%04d".formatted(serial)), null);
    }

    TestItem but(String newPlacement, String newMovement, YearMonth newMonth) {
        return new TestItem(serial, service, across, weightGrams, online, newPlacement, newMovement, newMonth, exempt,
                dossiers, laterCode);
    }

    /** A war invalid's: half the tariff. */
    TestItem butExempt() {
        return new TestItem(serial, service, across, weightGrams, online, placement, movement, billableMonth, true,
                dossiers, laterCode);
    }

    TestItem butWithDossiers(String... codes) {
        return new TestItem(serial, service, across, weightGrams, online, placement, movement, billableMonth, exempt,
                List.of(codes), laterCode);
    }

    /** The post gave it another code later. */
    TestItem butRelabelled() {
        return new TestItem(serial, service, across, weightGrams, online, placement, movement, billableMonth, exempt,
                dossiers, ItemCode.of("RX", serial, "VN").value());
    }

    String orderId() {
        return "ord_%026d".formatted(serial);
    }

    String itemCode() {
        return ItemCode.of("RH", serial, "VN").value();
    }

    String dossier() {
        return String.join(" ", dossiers);
    }

    Instant billableAt() {
        return billableMonth.atDay(15).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    }

    LocalDate finalOn() {
        return (billableMonth == null ? YearMonth.of(2026, 10) : billableMonth).atDay(15);
    }

    long tariff() {
        return priceOf(service, across, weightGrams);
    }

    /** With its exemption. */
    long priceOf(DeliveryService asked, boolean acrossAsked, int grams) {
        long full = price(asked, acrossAsked, grams);
        return exempt ? full / 2 : full;
    }

    long olderPriceOf(DeliveryService asked, boolean acrossAsked, int grams) {
        long full = price(asked, acrossAsked, grams) - OLDER_EDITION_CHEAPER_BY;
        return exempt ? full / 2 : full;
    }

    long citizen() {
        return Math.min(tariff(), CITIZEN * dossiers.size());
    }

    /** What the post holds already. */
    long collected() {
        return collectedOf(tariff());
    }

    /** What the post would hold of another tariff. */
    long collectedOf(long tariff) {
        return online ? 0 : Math.min(tariff, CITIZEN * dossiers.size());
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
