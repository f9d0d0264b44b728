package vn.postalgateway.reconciliation.jdbc;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.DeliveryService;

/**
 * Items of ours and a statement about them with faults; each fault declares the outcome and the difference it must
 * cause. What the
 * tariff gives is reckoned by {@link TestItem}'s own table, not by the gateway.
 */
final class StatementScenario {

    private static final List<String> COLUMNS = List.of("itemCode", "orderReference", "dossierCode", "service",
            "acceptedOn",
            "finalStatus", "finalOn", "weightGrams", "zone", "tariffVnd", "citizenPaidVnd", "claimedVnd");
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    final List<TestItem> items = new ArrayList<>();
    final List<TestItem> settled = new ArrayList<>();
    final List<TestRow> rows = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> deltas = new TreeMap<>();
    private final Random random;
    private int serial;

    StatementScenario(long seed) {
        random = new Random(seed);
        serial = Math.toIntExact(seed * 1_000);
        int size = 60 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            add(random.nextInt(26));
        }
        Collections.shuffle(rows, random);
    }

    /** Outcome → how many results and the sum of their differences. */
    Map<String, String> expected() {
        return counts.keySet().stream().collect(Collectors.toMap(k -> k, k -> counts.get(k) + " / " + deltas.get(k), (a,
                b) -> a,
                TreeMap::new));
    }

    private void expect(Outcome outcome, long delta) {
        counts.merge(outcome.name(), 1L, Long::sum);
        deltas.merge(outcome.name(), delta, Long::sum);
    }

    private TestItem item() {
        return TestItem.delivered(++serial, random.nextBoolean() ? DeliveryService.DOSSIER_PICKUP
                : DeliveryService.RESULT_DELIVERY, random.nextBoolean(), 1 + random.nextInt(2_000),
                random.nextInt(4) == 0);
    }

    private TestItem kept(TestItem item) {
        items.add(item);
        return item;
    }

    private TestRow row(TestItem item) {
        TestRow row = TestRow.of(item);
        rows.add(row);
        return row;
    }

    private void add(int fault) {
        switch (fault) {
            case 0 -> expect(Outcome.NOT_ON_STATEMENT, -kept(item()).owed());
            case 1 -> unknownToUs();
            case 2 -> identicalCopies();
            case 3 -> copiesThatDiffer();
            case 4 -> otherWeight();
            case 5 -> otherZone();
            case 6 -> otherService();
            case 7 -> perStartedUnit();
            case 8, 9 -> otherCitizenCharge();
            case 10 -> wrongSum();
            case 11 -> unbillable("PLACED", "IN_TRANSIT", Outcome.NOT_DELIVERED);
            case 12 -> unbillable("PLACED", "RETURNED", Outcome.RETURNED_BILLED);
            case 13 -> unbillable("CANCELLED", "AWAITING_PICKUP", Outcome.BILLED_AFTER_CANCEL);
            case 14 -> otherMonth(OCTOBER.plusMonths(1), Outcome.AFTER_CUTOFF);
            case 15 -> otherMonth(OCTOBER.minusMonths(1), Outcome.PRIOR_PERIOD);
            case 16 -> brokenCell();
            case 17 -> credit();
            case 18 -> otherIdentity();
            case 19 -> billedBefore();
            default -> {
                row(kept(item()));
                expect(Outcome.MATCHED, 0);
            }
        }
    }

    private void unknownToUs() {
        TestItem unknown = item();
        row(unknown);
        expect(Outcome.NOT_IN_GATEWAY, unknown.owed());
    }

    private void identicalCopies() {
        TestItem item = kept(item());
        row(item);
        row(item).with("note", "lần hai");
        expect(Outcome.MATCHED, 0);
        expect(Outcome.DUPLICATE_ON_STATEMENT, item.owed());
    }

    private void copiesThatDiffer() {
        TestItem item = kept(item());
        row(item);
        row(item).money(item.tariff() + 2_000, item.collected(), item.owed() + 2_000);
        // two results, our amount once
        expect(Outcome.DUPLICATE_CONFLICT, item.owed() + 2_000);
        expect(Outcome.DUPLICATE_CONFLICT, 0);
    }

    private void otherWeight() {
        TestItem item = kept(item());
        int weight = 1 + random.nextInt(2_000);
        long tariff = TestItem.price(item.service(), item.across(), weight);
        row(item).with("weightGrams", weight).money(tariff, item.collected(), tariff - item.collected());
        expect(tariff == item.tariff() ? Outcome.MATCHED : Outcome.WEIGHT_STEP_DIFFERS, tariff - item.tariff());
    }

    private void otherZone() {
        TestItem item = kept(item());
        long tariff = TestItem.price(item.service(), !item.across(), item.weightGrams());
        row(item).with("zone", item.across() ? "INSIDE_DISTRICT" : "ACROSS_DISTRICTS")
                .money(tariff, item.collected(), tariff - item.collected());
        expect(Outcome.ZONE_DIFFERS, tariff - item.tariff());
    }

    private void otherService() {
        TestItem item = kept(item());
        DeliveryService other = item.service() == DeliveryService.DOSSIER_PICKUP ? DeliveryService.RESULT_DELIVERY
                : DeliveryService.DOSSIER_PICKUP;
        long tariff = TestItem.price(other, item.across(), item.weightGrams());
        row(item).with("service", other).money(tariff, item.collected(), tariff - item.collected());
        expect(Outcome.SERVICE_DIFFERS, tariff - item.tariff());
    }

    private void perStartedUnit() {
        TestItem item = kept(item());
        long tariff = TestItem.price(item.service(), item.across(), 100) * ((item.weightGrams() + 99) / 100);
        row(item).money(tariff, item.collected(), tariff - item.collected());
        expect(tariff == item.tariff() ? Outcome.MATCHED : Outcome.TARIFF_DIFFERS, tariff - item.tariff());
    }

    private void otherCitizenCharge() {
        TestItem item = kept(item());
        long collected = item.online() ? 10_000 : 5_000;
        row(item).money(item.tariff(), collected, item.tariff() - collected);
        expect(item.online() ? Outcome.CITIZEN_PAID_TWICE : Outcome.CITIZEN_CHARGE_DIFFERS,
                item.collected() - collected);
    }

    private void wrongSum() {
        TestItem item = kept(item());
        row(item).money(item.tariff(), item.collected(), item.owed() + 1_000);
        expect(Outcome.ARITHMETIC_WRONG, 1_000);
    }

    private void unbillable(String placement, String movement, Outcome outcome) {
        TestItem item = kept(item().but(placement, movement, null));
        row(item);
        expect(outcome, item.owed());
    }

    private void otherMonth(YearMonth month, Outcome outcome) {
        TestItem item = kept(item().but("PLACED", "DELIVERED", month));
        row(item);
        expect(outcome, item.owed());
    }

    private void brokenCell() {
        TestItem item = kept(item());
        row(item).with("tariffVnd", "26.00");
        expect(Outcome.UNREADABLE, 0);
    }

    private void credit() {
        TestItem item = kept(item());
        row(item);
        row(item).money(0, 0, -5_000);
        expect(Outcome.MATCHED, 0);
        expect(Outcome.CREDIT, -5_000);
    }

    private void otherIdentity() {
        TestRow row = row(kept(item()));
        row.with("itemCode", "");
        if (random.nextBoolean()) {
            row.with("orderReference", "");
        }
        expect(Outcome.MATCHED, 0);
    }

    private void billedBefore() {
        TestItem item = kept(item());
        settled.add(item);
        row(item);
        expect(Outcome.BILLED_BEFORE, item.owed());
    }

    /** The rows in this order as CSV, in one of the ways that posts write it. */
    String csv(List<TestRow> order, long style) {
        Random styles = new Random(style);
        char mark = styles.nextBoolean() ? ';' : ',';
        String group = List.of("", ".", ",").get(styles.nextInt(3));
        StringBuilder csv = new StringBuilder(styles.nextBoolean() ? "\uFEFF" : "");
        csv.append(String.join(String.valueOf(mark), COLUMNS)).append(mark).append("note\r\n");
        for (TestRow row : order) {
            csv.append(COLUMNS.stream().map(c -> '"' + shown(c, row.cell(c), group) + '"')
                    .collect(Collectors.joining(String.valueOf(mark)))).append(mark).append(row.cell("note"))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String shown(String column, String cell, String group) {
        return column.endsWith("Vnd") && cell.matches("-?[0-9]+")
                ? String.format(java.util.Locale.ROOT, "%,d", Long.parseLong(cell)).replace(",", group) : cell;
    }
}
