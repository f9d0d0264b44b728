package vn.postalgateway.reconciliation.jdbc;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.DeliveryService;

/**
 * Items of ours and a statement about them with faults, often several on one line; each declares the outcome and the
 * difference it must cause. What the tariff gives is reckoned by {@link TestItem}'s own table, not by the gateway.
 */
final class StatementScenario {

    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    /** What September left unsettled is owed in October; June's belongs to July, which is open. */
    static final Set<YearMonth> CLOSED = Set.of(YearMonth.of(2026, 9), YearMonth.of(2026, 6));
    private static final List<String> COLUMNS = List.of("itemCode", "orderReference", "dossierCode", "service",
            "acceptedOn", "finalStatus", "finalOn", "weightGrams", "zone", "tariffVnd", "citizenPaidVnd", "claimedVnd");

    final List<TestItem> items = new ArrayList<>();
    final List<TestItem> settled = new ArrayList<>();
    final List<TestRow> rows = new ArrayList<>();
    final boolean graceOver;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> deltas = new TreeMap<>();
    private final Random random;
    private int serial;

    /** What can be wrong with a line whose item is owed. */
    private enum Factor { WEIGHT, ZONE, SERVICE, OLDER_EDITION, OTHER_PRICE, CITIZEN, SUM }

    StatementScenario(long seed) {
        // Neighbouring seeds of Random begin alike
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        serial = Math.toIntExact(seed % 90_000 * 1_000);
        graceOver = random.nextInt(4) > 0;
        int size = 60 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            add();
        }
        Collections.shuffle(rows, random);
    }

    /** Outcome → how many results and the sum of their differences. */
    Map<String, String> expected() {
        return counts.keySet().stream().collect(Collectors.toMap(k -> k, k -> counts.get(k) + " / " + deltas.get(k),
                (a, b) -> a, TreeMap::new));
    }

    private void expect(Outcome outcome, long delta) {
        counts.merge(outcome.name(), 1L, Long::sum);
        deltas.merge(outcome.name(), delta, Long::sum);
    }

    private TestItem item() {
        TestItem item = TestItem.delivered(++serial, random.nextBoolean() ? DeliveryService.DOSSIER_PICKUP
                : DeliveryService.RESULT_DELIVERY, random.nextBoolean(), 1 + random.nextInt(2_000),
                random.nextInt(4) == 0);
        item = random.nextInt(8) == 0 ? item.butExempt() : item;
        item = random.nextInt(12) == 0 ? item.butWithDossiers(item.dossier(), item.dossier() + "-2") : item;
        return random.nextInt(12) == 0 ? item.butRelabelled() : item;
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

    private void missing(TestItem item) {
        kept(item);
        expect(graceOver ? Outcome.NOT_ON_STATEMENT : Outcome.EXPECTED, -item.owed());
    }

    private void add() {
        switch (random.nextInt(24)) {
            case 0 -> missing(item());
            case 1 -> missing(item().but("PLACED", "DELIVERED", YearMonth.of(2026, 9)));
            case 2 -> unknownToUs();
            case 3 -> unknownCopies();
            case 4 -> credit();
            case 5 -> adjustment();
            case 6 -> twoItemsOfOneDossier();
            case 7 -> twoCodesForOneDossier();
            case 8 -> billedUnderBothCodes();
            default -> line();
        }
    }

    private void unknownToUs() {
        TestItem unknown = item();
        row(unknown);
        expect(Outcome.NOT_IN_GATEWAY, unknown.owed());
    }

    private void unknownCopies() {
        TestItem unknown = item();
        row(unknown);
        row(unknown).with("note", "lần hai");
        expect(Outcome.NOT_IN_GATEWAY, unknown.owed());
        expect(Outcome.DUPLICATE_ON_STATEMENT, unknown.owed());
    }

    private void credit() {
        TestItem item = kept(item());
        row(item);
        row(item).money(0, 0, -5_000);
        expect(Outcome.MATCHED, 0);
        expect(Outcome.CREDIT, -5_000);
    }

    private void adjustment() {
        rows.add(TestRow.of(item()).with("itemCode", "").with("orderReference", "").with("dossierCode", "")
                .with("service", "Điều chỉnh").with("tariffVnd", "").with("citizenPaidVnd", "")
                .with("claimedVnd", 7_000));
        expect(Outcome.CREDIT, 7_000);
    }

    private void twoItemsOfOneDossier() {
        TestItem one = TestItem.delivered(++serial, DeliveryService.RESULT_DELIVERY, false, 80, false);
        missing(one);
        missing(TestItem.delivered(++serial, DeliveryService.RESULT_DELIVERY, false, 90, false)
                .butWithDossiers(one.dossier()));
        row(one).with("itemCode", "").with("orderReference", "");
        expect(Outcome.AMBIGUOUS, one.owed());
    }

    private void twoCodesForOneDossier() {
        TestItem item = item();
        missing(item);
        for (int i = 0; i < 2; i++) {
            row(item).with("itemCode", ItemCode.of("RZ", ++serial, "VN").value()).with("orderReference", "");
            expect(Outcome.AMBIGUOUS, item.owed());
        }
    }

    private void billedUnderBothCodes() {
        TestItem item = kept(item().butRelabelled());
        row(item);
        row(item).with("itemCode", item.laterCode());
        expect(Outcome.MATCHED, 0);
        expect(Outcome.NOT_IN_GATEWAY, item.owed());
    }

    /** A line about an item of ours, with up to three faults of its own and one of the item's standing. */
    private void line() {
        TestItem item = item();
        Outcome standing = null;
        boolean owed = true;
        int kind = random.nextInt(20);
        if (kind < 7) {
            standing = List.of(Outcome.NOT_DELIVERED, Outcome.RETURNED_BILLED, Outcome.BILLED_AFTER_CANCEL,
                    Outcome.AFTER_CUTOFF, Outcome.PRIOR_PERIOD, Outcome.PRIOR_PERIOD, Outcome.BILLED_BEFORE).get(kind);
            owed = kind == 5;
            item = switch (kind) {
                case 0 -> item.but("PLACED", "IN_TRANSIT", null);
                case 1 -> item.but("PLACED", "RETURNED", null);
                case 2 -> item.but("CANCELLED", "AWAITING_PICKUP", null);
                case 3 -> item.but("PLACED", "DELIVERED", OCTOBER.plusMonths(1));
                case 4 -> item.but("PLACED", "DELIVERED", YearMonth.of(2026, random.nextBoolean() ? 8 : 6));
                case 5 -> item.but("PLACED", "DELIVERED", YearMonth.of(2026, 9));
                default -> item;
            };
            if (kind == 6) {
                settled.add(item);
            }
        }
        TestRow row = row(kept(item));
        Outcome factor = factors(item, row);
        if (kind == 7) {
            standing = random.nextBoolean() ? Outcome.AFTER_CUTOFF : Outcome.PRIOR_PERIOD;
            row.with("finalOn", standing == Outcome.AFTER_CUTOFF ? "2026-11-01" : "30/09/2026");
        }
        identify(item, row);
        fate(item, row, standing == null ? factor : standing, owed ? item.owed() : 0);
    }

    private void identify(TestItem item, TestRow row) {
        int way = random.nextInt(10);
        if (item.laterCode() != null && way < 5) {
            row.with("itemCode", item.laterCode());
        } else if (way == 5) {
            row.with("itemCode", "");
        } else if (way == 6 && row.cell("service").equals(item.service().name())) {
            row.with("itemCode", "").with("orderReference", "");
        }
    }

    private void fate(TestItem item, TestRow row, Outcome outcome, long owed) {
        long claimed = Long.parseLong(row.cell("claimedVnd"));
        switch (random.nextInt(12)) {
            case 0 -> {
                rows.add(row.copy().with("note", "lần hai"));
                expect(outcome, claimed - owed);
                expect(Outcome.DUPLICATE_ON_STATEMENT, claimed);
            }
            case 1 -> {
                rows.add(row.copy().with("claimedVnd", claimed + 2_000));
                // two results, our amount once
                expect(Outcome.DUPLICATE_CONFLICT, claimed - owed);
                expect(Outcome.DUPLICATE_CONFLICT, claimed + 2_000);
            }
            case 2 -> {
                String cell = List.of("tariffVnd", "weightGrams", "zone", "finalOn", "claimedVnd").get(random
                        .nextInt(5));
                row.with(cell, row.cell(cell) + "?");
                expect(Outcome.UNREADABLE, (cell.equals("claimedVnd") ? 0 : claimed) - owed);
            }
            case 3 -> {
                row.with("itemCode", "RH12345678XVN").with("orderReference", item.orderId());
                expect(Outcome.UNREADABLE, claimed - owed);
            }
            default -> expect(outcome, claimed - owed);
        }
    }

    /** Up to two things that the post reckons otherwise; returns what the first of them by precedence is called. */
    private Outcome factors(TestItem item, TestRow row) {
        Set<Factor> wrong = EnumSet.noneOf(Factor.class);
        for (int i = List.of(0, 0, 1, 1, 2).get(random.nextInt(5)); i > 0; i--) {
            wrong.add(Factor.values()[random.nextInt(Factor.values().length)]);
        }
        DeliveryService service = wrong.contains(Factor.SERVICE) ? other(item.service()) : item.service();
        boolean across = wrong.contains(Factor.ZONE) != item.across();
        int weight = wrong.contains(Factor.WEIGHT) ? 1 + random.nextInt(2_000) : item.weightGrams();
        long right = item.priceOf(service, across, weight);
        long reckoned = wrong.contains(Factor.OLDER_EDITION) ? item.olderPriceOf(service, across, weight) : right;
        long tariff = !wrong.contains(Factor.OTHER_PRICE) || wrong.contains(Factor.OLDER_EDITION) ? reckoned
                : otherPrice(item, service, across, weight, right);
        reckoned = item.exempt() && tariff == 2 * right ? tariff : reckoned;
        long citizen = item.collectedOf(reckoned);
        citizen = !wrong.contains(Factor.CITIZEN) ? citizen : item.online() ? 10_000 : citizen - 3_000;
        long claimed = tariff - citizen + (wrong.contains(Factor.SUM) ? 1_000 : 0);
        row.with("service", service).with("zone", across ? "ACROSS_DISTRICTS" : "INSIDE_DISTRICT")
                .with("weightGrams", weight).money(tariff, citizen, claimed);
        boolean step = item.priceOf(item.service(), item.across(), weight) != item.tariff();
        return wrong.contains(Factor.SUM) ? Outcome.ARITHMETIC_WRONG
                : wrong.contains(Factor.SERVICE) ? Outcome.SERVICE_DIFFERS
                : wrong.contains(Factor.ZONE) ? Outcome.ZONE_DIFFERS
                : step ? Outcome.WEIGHT_STEP_DIFFERS
                : wrong.contains(Factor.OLDER_EDITION) ? Outcome.TARIFF_VERSION_DIFFERS
                : tariff != right ? Outcome.TARIFF_DIFFERS
                : !wrong.contains(Factor.CITIZEN) ? Outcome.MATCHED
                : item.online() ? Outcome.CITIZEN_PAID_TWICE : Outcome.CITIZEN_CHARGE_DIFFERS;
    }

    private long otherPrice(TestItem item, DeliveryService service, boolean across, int weight, long right) {
        return switch (random.nextInt(3)) {
            case 0 -> item.priceOf(service, across, 100) * ((weight + 99) / 100);
            case 1 -> item.exempt() ? 2 * right : right + 700;
            default -> right + 700;
        };
    }

    private static DeliveryService other(DeliveryService service) {
        return service == DeliveryService.DOSSIER_PICKUP ? DeliveryService.RESULT_DELIVERY
                : DeliveryService.DOSSIER_PICKUP;
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
