package vn.postalgateway.sampleday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.WitnessedItem;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

class SampleDayTest {

    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final Pricing PRICING = new ContractPricing(new PricingDocuments(new YamlContractBook("config"),
            new YamlTariffs("config"), new YamlRegionTables("config")));

    @TempDir
    Path home;

    private final Gateway gateway = new Gateway();
    private Path inbox;

    @BeforeEach
    void open() throws IOException {
        inbox = Files.createDirectories(home.resolve("inbox/statements"));
    }

    @Test
    void looksLikeADayInHaTinh() {
        List<SampleOrder> orders = SampleOrders.of(LocalDate.of(2026, 11, 22), 1_000);

        assertThat(orders).hasSize(120);
        assertThat(orders.stream().map(SampleOrder::requestId).distinct()).hasSize(120);
        assertThat(orders.stream().flatMap(o -> o.dossiers().stream()).distinct()).hasSizeGreaterThan(120);
        assertThat(orders.stream().filter(o -> o.chargePaid() == ChargePaid.ONLINE)).hasSize(30);
        assertThat(orders.stream().filter(o -> o.exemption() != null)).hasSize(5);
        assertThat(orders.stream().filter(o -> !o.citizen().provinceCode().equals("42"))).hasSizeBetween(4, 16);
        assertThat(orders).allSatisfy(o -> {
            assertThat(o.weight().value()).isBetween(20, 900);
            assertThat(o.citizen().phone()).matches("09[0-9]{8}");
            assertThat(o.dossiers()).allMatch(d -> d.matches("H27\\.[0-9]{2}-261122-[0-9]{4}"));
        });
    }

    @Test
    void isTheSameDayWhenItBeginsAgain() {
        assertThat(SampleOrders.of(LocalDate.of(2026, 11, 22), 1_000))
                .isEqualTo(SampleOrders.of(LocalDate.of(2026, 11, 22), 1_000));
    }

    @Test
    void endsWithFiguresThatTheWitnessConfirms() throws Exception {
        DayFigures figures = day(gateway).run(() -> 1_000);

        assertThat(figures.accepted()).isEqualTo(120);
        assertThat(figures.atThePost()).isEqualTo(120);
        assertThat(figures.lost()).isZero();
        assertThat(figures.doubled()).isZero();
        assertThat(figures.delivered()).isEqualTo(117);
        assertThat(figures.tariff()).isEqualTo(figures.citizens().plus(figures.budget()));
        assertThat(day(gateway).hasRun()).isTrue();
    }

    @Test
    void goesOnAfterAnInterruptionWithoutDoublingAnything() throws Exception {
        gateway.failAfter = 40;
        assertThatThrownBy(() -> day(gateway).run(() -> 1_000)).isInstanceOf(IllegalStateException.class);
        gateway.failAfter = Integer.MAX_VALUE;

        DayFigures figures = day(gateway).run(() -> 7_777);

        assertThat(figures.accepted()).isEqualTo(120);
        assertThat(figures.atThePost()).isEqualTo(120);
    }

    @Test
    void billsEveryDeliveredItemAndOneOfEachFault() throws Exception {
        day(gateway).run(() -> 1_000);

        List<String> lines = gateway.statement.lines().toList();
        Map<String, Integer> times = new HashMap<>();
        lines.stream().skip(1).forEach(l -> times.merge(l.split(",")[0], 1, Integer::sum));
        assertThat(lines.get(0)).isEqualTo(StatementLine.HEADING);
        assertThat(lines).hasSize(1 + 117 - 1 + 2 + 1 + 2).allMatch(l -> l.split(",", -1).length == 14);
        assertThat(times.values().stream().filter(n -> n == 2)).hasSize(2);
        assertThat(lines.stream().filter(l -> l.contains(",RETURNED,"))).hasSize(1);
        assertThat(lines.stream().filter(l -> l.matches(".*,[0-9]{2}\\.00,.*"))).hasSize(1);
        assertThat(lines.stream().filter(l -> l.startsWith("RX"))).hasSize(1);
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void tellsItInAFewLinesWithoutASecret() throws Exception {
        DayFigures figures = new DayFigures(126, 126, 0, 0, 119, Vnd.of(3_412_000), Vnd.of(1_180_000),
                Vnd.of(2_232_000), Vnd.of(2_508_500), Vnd.of(2_472_000), Vnd.of(240_000), 7);

        List<String> pitch = day(gateway).pitch(figures, "http://127.0.0.1:8080", "var/credentials.env", "2026-11");

        assertThat(String.join("\n", pitch)).contains("126 accepted · 126 at the post · 0 lost · 0 doubled",
                "119 delivered: tariff 3,412,000 = citizens 1,180,000 + budget 2,232,000",
                "the post claims 2,508,500, we confirm 2,472,000 (240,000 of it paid online), 7 lines contested",
                "$(sed -n 's/^ONE_STOP_TOKEN=//p' var/credentials.env)", "kill -9");
    }

    private SampleDay day(Gateway seen) {
        return new SampleDay(seen, seen::items, PRICING, Clock.fixed(NOON, ZoneOffset.UTC), time -> fetch(),
                home, inbox);
    }

    /** What the gateway's importer does while the day waits. */
    private void fetch() {
        try (Stream<Path> files = Files.list(inbox)) {
            files.toList().forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A gateway and a post in one, both perfect except that the post returns two items and loses one. */
    private class Gateway implements GatewayAsPartner {

        private final Map<String, SampleOrder> taken = new LinkedHashMap<>();
        private int failAfter = Integer.MAX_VALUE;
        private String statement;

        @Override
        public Optional<String> post(SampleOrder order) {
            if (taken.size() >= failAfter) {
                throw new IllegalStateException("killed");
            }
            taken.put("ord_" + order.requestId(), order);
            return Optional.of("ord_" + order.requestId());
        }

        List<WitnessedItem> items() {
            List<WitnessedItem> items = new ArrayList<>();
            taken.forEach((id, order) -> {
                int number = items.size() + 1;
                String status = number == 23 || number == 64 ? "19" : number == 57 ? "90" : "14";
                items.add(new WitnessedItem(id, ItemCode.of("RH", number, "VN").value(), order.weight(), Vnd.ZERO, NOON,
                        status, NOON));
            });
            return items;
        }

        @Override
        public Optional<SeenOrder> order(String orderId) {
            String status = items().stream().filter(i -> i.orderReference().equals(orderId)).findFirst().orElseThrow()
                    .status();
            String movement = Map.of("14", "DELIVERED", "19", "RETURNED", "90", "LOST").get(status);
            return Optional.of(new SeenOrder(movement, Vnd.of(26_000), Vnd.of(10_000), Vnd.of(16_000)));
        }

        @Override
        public Optional<SeenStatement> statement(Path file, String operator, String contract, YearMonth period) {
            return Optional.of(new SeenStatement("READY", 9, Vnd.ZERO));
        }

        @Override
        public Optional<SeenPeriod> period(String contract, YearMonth period) {
            fetch("vnpost_ha-tinh-city_" + period + ".csv");
            return Optional.of(new SeenPeriod(Vnd.of(2), Vnd.of(1)));
        }

        private void fetch(String name) {
            try {
                statement = Files.readString(home.resolve("sample-day").resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
