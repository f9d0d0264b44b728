package vn.postalgateway.reconciliation.jdbc;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Judges a statement once more, written from the rules alone: loops and maps instead of joins, its own reading of
 * cells, its own check digit, its own price list. It shares no code with what it audits.
 */
final class StatementAuditor {

    private static final YearMonth PERIOD = YearMonth.of(2026, 10);
    private static final List<String> KEYS = List.of("itemCode", "orderReference", "dossierCode", "service",
            "acceptedOn", "finalStatus", "finalOn", "weightGrams", "zone", "tariffVnd", "citizenPaidVnd", "claimedVnd");

    private final List<TestItem> items;
    private final Set<String> settled;
    private final Set<YearMonth> closed;
    private final boolean graceOver;
    private final Map<String, Long> owedByOrder = new TreeMap<>();

    /** One line as the auditor reads it. */
    private static final class Line {
        int number;
        Map<String, String> cell = new HashMap<>();
        boolean broken;
        boolean badCode;
        boolean credit;
        boolean byCode;
        TestItem item;
        int ways = 1;
        String name;
        String everything;
        long tariff;
        long citizen;
        long claimed;
    }

    StatementAuditor(List<TestItem> items, List<TestItem> settled, Set<YearMonth> closed, boolean graceOver) {
        this.items = items;
        this.settled = settled.stream().map(TestItem::orderId).collect(Collectors.toSet());
        this.closed = closed;
        this.graceOver = graceOver;
    }

    /** Line number, or order for what only we have → outcome, order and claim. */
    Map<String, String> audit(List<TestRow> rows) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(read(i + 1, rows.get(i)));
        }
        join(lines);
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (Line line : lines) {
            line.name = nameOf(line);
            groups.computeIfAbsent(line.name, n -> new ArrayList<>()).add(line);
        }
        Map<String, String> verdicts = new TreeMap<>();
        for (Line line : lines) {
            verdicts.put("line " + line.number, outcome(line, groups.get(line.name)) + " "
                    + (line.item == null ? null : line.item.orderId()) + " " + line.claimed);
        }
        Set<String> used = lines.stream().filter(l -> l.item != null && !l.credit).map(l -> l.item.orderId())
                .collect(Collectors.toSet());
        for (TestItem item : items) {
            if (isOwed(item)) {
                long owed = item.online() ? price(item) : price(item) - charge(item, price(item));
                if (owed > 0) {
                    owedByOrder.put(item.orderId(), owed);
                }
                if (!used.contains(item.orderId())) {
                    verdicts.put("item " + item.orderId(), (graceOver ? "NOT_ON_STATEMENT " : "EXPECTED ")
                            + item.orderId() + " 0");
                }
            }
        }
        return verdicts;
    }

    /** What the budget owes for each item of the period, to stand in its results once; nothing where it owes nothing. */
    Map<String, Long> owedByOrder() {
        return owedByOrder;
    }

    private Line read(int number, TestRow row) {
        Line line = new Line();
        line.number = number;
        KEYS.forEach(key -> line.cell.put(key, row.cell(key).strip()));
        boolean adjusts = line.cell.get("service").equals("Điều chỉnh");
        String code = line.cell.get("itemCode");
        line.badCode = !code.isEmpty() && !isPostalCode(code);
        for (String key : List.of("tariffVnd", "citizenPaidVnd", "claimedVnd")) {
            String text = line.cell.get(key);
            line.broken |= text.isEmpty() ? !adjusts || key.equals("claimedVnd") : !text.matches("-?\\d+");
        }
        line.broken |= !line.cell.get("weightGrams").matches("\\d+")
                || !line.cell.get("zone").matches("INSIDE_DISTRICT|ACROSS_DISTRICTS")
                || !isDay(line.cell.get("finalOn")) || !isDay(line.cell.get("acceptedOn"));
        line.tariff = number(line, "tariffVnd");
        line.citizen = number(line, "citizenPaidVnd");
        line.claimed = number(line, "claimedVnd");
        line.credit = adjusts || line.tariff < 0 || line.citizen < 0 || line.claimed < 0;
        line.everything = KEYS.stream().map(line.cell::get).collect(Collectors.joining("\u0001"));
        return line;
    }

    private static long number(Line line, String key) {
        String text = line.cell.get(key);
        return text.matches("-?\\d+") ? Long.parseLong(text) : 0;
    }

    private static boolean isDay(String text) {
        try {
            return text.isEmpty() || day(text) != null;
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }

    private static LocalDate day(String text) {
        return text.contains("/") ? LocalDate.parse(text, DateTimeFormatter.ofPattern("dd/MM/uuuu"))
                : LocalDate.parse(text);
    }

    private static boolean isPostalCode(String code) {
        if (!code.matches("[A-Z]{2}\\d{9}[A-Z]{2}")) {
            return false;
        }
        int[] weights = {8, 6, 4, 2, 3, 5, 9, 7};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (code.charAt(i + 2) - '0');
        }
        int check = 11 - sum % 11;
        return code.charAt(10) - '0' == (check == 10 ? 0 : check == 11 ? 5 : check);
    }

    // Level after level; what one level met, surely or not, the next one leaves alone.
    private void join(List<Line> lines) {
        Set<Line> met = new HashSet<>();
        Set<TestItem> used = new HashSet<>();
        for (int level = 0; level < 4; level++) {
            Map<Line, List<TestItem>> byLine = new LinkedHashMap<>();
            Map<TestItem, Set<String>> codes = new HashMap<>();
            for (Line line : lines) {
                for (TestItem item : items) {
                    if (!met.contains(line) && !used.contains(item) && meets(level, line, item)) {
                        byLine.computeIfAbsent(line, l -> new ArrayList<>()).add(item);
                        if (!line.credit) {
                            codes.computeIfAbsent(item, i -> new HashSet<>()).add(line.cell.get("itemCode"));
                        }
                    }
                }
            }
            int now = level;
            byLine.forEach((line, found) -> {
                met.add(line);
                line.byCode = now == 0;
                int rivals = now == 0 ? 1 : found.stream().mapToInt(i -> codes.getOrDefault(i, Set.of()).size()).max()
                        .orElse(1);
                line.ways = Math.max(found.size(), Math.max(rivals, 1));
                line.item = line.ways == 1 ? found.get(0) : null;
            });
            byLine.keySet().stream().filter(l -> l.item != null && !l.credit).forEach(l -> used.add(l.item));
        }
    }

    private static boolean meets(int level, Line line, TestItem item) {
        return switch (level) {
            case 0 -> line.cell.get("itemCode").equals(item.itemCode());
            case 1 -> line.cell.get("itemCode").equals(item.laterCode());
            case 2 -> line.cell.get("orderReference").equals(item.orderId());
            default -> sorted(line.cell.get("dossierCode")).equals(sorted(item.dossier()))
                    && line.cell.get("service").equals(item.service().name())
                    && isDay(line.cell.get("acceptedOn")) && LocalDate.of(2026, 10, 2)
                    .equals(day(line.cell.get("acceptedOn")));
        };
    }

    private static List<String> sorted(String codes) {
        return Arrays.stream(codes.split(" ")).sorted().toList();
    }

    private static String nameOf(Line line) {
        String code = line.cell.get("itemCode");
        String reference = line.cell.get("orderReference");
        return line.credit ? "credit " + line.number : line.item != null ? line.item.orderId()
                : !code.isEmpty() ? code + line.cell.get("service") : !reference.isEmpty() ? reference
                : line.everything;
    }

    private String outcome(Line line, List<Line> same) {
        TestItem item = line.item;
        if (line.broken || line.badCode && !line.byCode) {
            return "UNREADABLE";
        } else if (line.credit) {
            return "CREDIT";
        } else if (same.stream().anyMatch(l -> !l.everything.equals(line.everything))) {
            return "DUPLICATE_CONFLICT";
        } else if (same.get(0) != line) {
            return "DUPLICATE_ON_STATEMENT";
        } else if (line.ways > 1) {
            return "AMBIGUOUS";
        } else if (item == null) {
            return "NOT_IN_GATEWAY";
        } else if (settled.contains(item.orderId())) {
            return "BILLED_BEFORE";
        } else if (item.billableMonth() == null) {
            return item.placement().equals("CANCELLED") ? "BILLED_AFTER_CANCEL"
                    : item.movement().equals("RETURNED") ? "RETURNED_BILLED" : "NOT_DELIVERED";
        }
        YearMonth theirs = line.cell.get("finalOn").isEmpty() ? PERIOD : YearMonth.from(day(line.cell.get("finalOn")));
        YearMonth month = item.billableMonth().equals(PERIOD) ? theirs : item.billableMonth();
        return month.isAfter(PERIOD) ? "AFTER_CUTOFF" : month.isBefore(PERIOD) ? "PRIOR_PERIOD" : factor(line, item);
    }

    private static String factor(Line line, TestItem item) {
        boolean pickup = line.cell.get("service").equals("DOSSIER_PICKUP");
        boolean across = line.cell.get("zone").equals("ACROSS_DISTRICTS");
        int grams = Integer.parseInt(line.cell.get("weightGrams"));
        boolean ourPickup = item.service().name().equals("DOSSIER_PICKUP");
        if (line.tariff - line.citizen != line.claimed) {
            return "ARITHMETIC_WRONG";
        } else if (pickup != ourPickup) {
            return "SERVICE_DIFFERS";
        } else if (across != item.across()) {
            return "ZONE_DIFFERS";
        } else if (lowered(item, list(ourPickup, across, grams)) != price(item)) {
            return "WEIGHT_STEP_DIFFERS";
        } else if (line.tariff != price(item)) {
            return line.tariff == lowered(item, list(pickup, across, grams) - 3_000) ? "TARIFF_VERSION_DIFFERS"
                    : "TARIFF_DIFFERS";
        }
        long due = item.online() ? 0 : charge(item, price(item));
        return line.citizen == due ? "MATCHED" : item.online() && line.citizen > 0 ? "CITIZEN_PAID_TWICE"
                : "CITIZEN_CHARGE_DIFFERS";
    }

    private boolean isOwed(TestItem item) {
        YearMonth month = item.billableMonth();
        if (month == null || settled.contains(item.orderId()) || month.isAfter(PERIOD)) {
            return false;
        }
        while (month.isBefore(PERIOD)) {
            if (!closed.contains(month)) {
                return false;
            }
            month = month.plusMonths(1);
        }
        return true;
    }

    private static long price(TestItem item) {
        return lowered(item, list(item.service().name().equals("DOSSIER_PICKUP"), item.across(), item.weightGrams()));
    }

    private static long lowered(TestItem item, long full) {
        return item.exempt() ? full - full / 2 : full;
    }

    private static long charge(TestItem item, long tariff) {
        return Math.min(10_000L * item.dossiers().size(), tariff);
    }

    // The Circular's annex, columns "inside" and "across", each step written out up to 2 kg.
    private static long list(boolean pickup, boolean across, int grams) {
        int[] upTo = {100, 250, 500, 1_000, 1_500, 2_000};
        long[][] vnd = {{26_000, 26_000, 26_500, 28_700, 30_900, 33_100},
            {30_000, 30_000, 30_500, 33_400, 36_300, 39_200},
            {26_000, 27_000, 28_500, 30_700, 32_900, 35_100},
            {30_000, 31_000, 32_500, 35_400, 38_300, 41_200}};
        int step = 0;
        while (grams > upTo[step]) {
            step++;
        }
        return vnd[(pickup ? 0 : 2) + (across ? 1 : 0)][step];
    }
}
