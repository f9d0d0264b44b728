package vn.postalgateway.reconciliation.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.reconciliation.CellFault;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.OutcomeSum;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementIntake;
import vn.postalgateway.reconciliation.StatementKey;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementState;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.StatementWork;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.reconciliation.csv.CsvStatementFormat;
import vn.postalgateway.reconciliation.xlsx.XlsxStatementFormat;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

class FileStatementInboxTest {

    private static final String NAME = "vnpost_ha-tinh-city_2026-10.csv";

    @TempDir
    private Path folder;
    private StatementState state = StatementState.RECEIVED;
    private StatementState judgement = StatementState.READY;

    @Test
    void putsAJudgedFileAwayWithItsSums() throws IOException {
        drop(NAME);

        assertThat(folder.resolve("done").resolve(NAME)).exists();
        assertThat(Files.readString(folder.resolve("done").resolve(NAME + ".txt"))).isEqualTo("""
                Bảng kê stm_1, bản 1: 2 dòng; bưu điện đề nghị 32.000 đ, xác nhận 16.000 đ, còn tranh chấp 16.000 đ.
                Statement stm_1, version 1: 2 lines; the post claims 32,000 VND, confirmed 16,000 VND, \
                contested 16,000 VND.
                """);
    }

    @Test
    void putsAFileThatCannotBeUsedAwayWithTheReason() throws IOException {
        judgement = StatementState.FAILED;

        drop(NAME);

        assertThat(folder.resolve("failed").resolve(NAME)).exists();
        assertThat(Files.readString(folder.resolve("failed").resolve(NAME + ".txt"))).isEqualTo("vi\nen\n");
    }

    @Test
    void refusesANameThatSaysNotWhoseStatementItIs() throws IOException {
        drop("statement october.csv");

        assertThat(Files.readString(folder.resolve("failed").resolve("statement october.csv.txt")))
                .contains("Tên tệp phải có dạng");
    }

    @Test
    void refusesWorkbooksThatAreNoneAndUnknownContracts() throws IOException {
        drop("vnpost_ha-tinh-city_2026-10.xlsx");
        drop("vnpost_nowhere_2026-10.csv");

        assertThat(Files.readString(folder.resolve("failed").resolve("vnpost_ha-tinh-city_2026-10.xlsx.txt")))
                .contains("XLSX");
        assertThat(Files.readString(folder.resolve("failed").resolve("vnpost_nowhere_2026-10.csv.txt")))
                .contains("contract is not the id of a contract in force in 2026-10");
    }

    @Test
    void leavesAFileThatIsNotJudgedYetForTheNextLook() throws IOException {
        judgement = StatementState.READING;

        drop(NAME);

        assertThat(folder.resolve(NAME)).exists();
    }

    private void drop(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "itemCode\n");
        Statements statements = statements();
        StatementWork work = work();
        new FileStatementInbox(new StatementIntake(statements, contracts(),
                List.of(new CsvStatementFormat(), new XlsxStatementFormat())), statements, work, Duration.ofMillis(1))
                .take(file.toFile());
    }

    private StatementWork work() {
        return new StatementWork() {
            @Override
            public void work() {
                state = judgement;
            }

            @Override
            public boolean workOnce() {
                work();
                return true;
            }
        };
    }

    private Statements statements() {
        return new Statements() {
            @Override
            public Optional<vn.postalgateway.reconciliation.StatementLayout> layout(String statementId) {
                throw new AssertionError("the inbox marks nothing");
            }

            @Override
            public java.io.InputStream open(String statementId) {
                throw new AssertionError("the inbox reads no bytes");
            }

            @Override
            public StatementReceipt receive(StatementKey key, StatementFile file, String format) {
                state = StatementState.RECEIVED;
                // the worker of another gateway was faster
                if (judgement.isFinal()) {
                    state = judgement;
                }
                return new StatementReceipt("stm_1", 1, StatementState.RECEIVED, false);
            }

            @Override
            public Optional<StatementView> byId(String statementId) {
                boolean failed = state == StatementState.FAILED;
                return Optional.of(new StatementView(statementId, new StatementKey("vnpost", "ha-tinh-city",
                        YearMonth.of(2026, 10)), 1, state, 0, 2, List.of(), failed ? "code" : null,
                        failed ? new Wording("vi", "en") : null, List.of(sum(Outcome.NOT_IN_GATEWAY),
                        sum(Outcome.MATCHED)), new Standing(Vnd.of(32_000), Vnd.of(16_000), Vnd.of(16_000), Vnd.ZERO,
                        Vnd.ZERO), 1, Instant.EPOCH, null));
            }

            @Override
            public List<StatementView> latest(int limit) {
                return List.of();
            }

            @Override
            public List<CellFault> faults(String statementId, int limit) {
                return List.of();
            }
        };
    }

    private static OutcomeSum sum(Outcome outcome) {
        return new OutcomeSum(outcome, 1, Vnd.of(16_000), Vnd.ZERO, Vnd.of(16_000), Vnd.ZERO);
    }

    private static Contracts contracts() {
        return new Contracts() {
            @Override
            public Optional<Contract> inForce(String contractId, LocalDate on) {
                return Optional.of(new Contract(contractId, contractId + "@1", "", on, "vnpost", "", 5, null))
                        .filter(c -> c.id().equals("ha-tinh-city"));
            }

            @Override
            public Collection<Contract> all() {
                return List.of();
            }
        };
    }
}
