package vn.postalgateway.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.journey.RunningGateway;
import vn.postalgateway.reconciliation.xlsx.TestWorkbook;

/** From a workbook of 2,000 lines that is dropped into the inbox to the sum that the period says is to be paid. */
class DroppedWorkbookBench extends RunningGateway {

    private static final int LINES = 2_000;
    private static final int RUNS = 7;
    private static final String PERIOD = "/api/v1/contracts/ha-tinh-city/periods/2026-10";

    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private TransactionTemplate transaction;

    @Test
    void timesAWorkbookFromDropToPayableSum() throws IOException {
        transaction.executeWithoutResult(status -> BenchData.store(jdbc, LINES));
        String standing = "";
        for (int run = 1; run <= RUNS; run++) {
            List<List<Object>> rows = new ArrayList<>(BenchData.cells(LINES));
            rows.add(0, List.of("BẢNG KÊ BƯU GỬI", run));
            Path draft = Files.write(Files.createTempFile(HOME, "draft", ".part"), TestWorkbook.of(rows));

            long start = System.nanoTime();
            Files.move(draft, HOME.resolve("inbox/statements/vnpost_ha-tinh-city_2026-10.xlsx"),
                    StandardCopyOption.ATOMIC_MOVE);
            standing = afterAnother(standing);
            System.out.printf(Locale.ROOT, "dropped workbook of %,d lines, run %d: %.2f s%n", LINES, run,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private String afterAnother(String statementId) {
        JsonNode period = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                .until(() -> finance().get(PERIOD).json(),
                        p -> !p.path("statementId").isNull() && !p.path("statementId").asText().equals(statementId));
        assertThat(period.path("payableVnd").asLong()).isPositive();
        return period.path("statementId").asText();
    }
}
