package vn.postalgateway.reconciliation.jdbc;

import com.github.f4b6a3.ulid.UlidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.reconciliation.CellFault;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementKey;
import vn.postalgateway.reconciliation.StatementLayout;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementState;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.Statements;

/** Statements in PostgreSQL, bytes included: what the receipt promises is in one place and in every backup. */
public class JdbcStatements implements Statements {

    private static final int CHUNK = 1 << 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public JdbcStatements(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public StatementReceipt receive(StatementKey key, StatementFile file, String format) {
        byte[] sha256 = sha256(file.path());
        return transaction.execute(status -> {
            // A large file takes its time; whoever comes meanwhile waits for it.
            jdbc.sql("set local lock_timeout = '20s'").update();
            // Versions of one key follow one another, whoever hands them in.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("statement:" + key.operator() + "/" + key.contract() + "/" + key.period())
                    .query((row, n) -> 0).single();
            return replay(key, sha256).orElseGet(() -> store(key, file, format, sha256));
        });
    }

    private Optional<StatementReceipt> replay(StatementKey key, byte[] sha256) {
        return jdbc.sql("""
                        select statement_id, version, state from statement
                        where operator = ? and contract = ? and period = ? and sha256 = ?""")
                .params(key.operator(), key.contract(), month(key), sha256)
                .query((row, n) -> new StatementReceipt(row.getString(1), row.getInt(2),
                        StatementState.valueOf(row.getString(3)), true)).optional();
    }

    private StatementReceipt store(StatementKey key, StatementFile file, String format, byte[] sha256) {
        String statementId = "stm_" + UlidCreator.getMonotonicUlid();
        Timestamp now = Timestamp.from(clock.instant());
        int version = jdbc.sql("""
                        select coalesce(max(version), 0) + 1 from statement
                        where operator = ? and contract = ? and period = ?""")
                .params(key.operator(), key.contract(), month(key)).query(Integer.class).single();
        jdbc.sql("""
                        insert into statement (statement_id, operator, contract, period, version, sha256, size_bytes,
                        format,
                                               file_name, received_at, received_by, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED')""")
                .params(statementId, key.operator(), key.contract(), month(key), version, sha256, size(file.path()),
                        format, file.name(), now, file.receivedBy()).update();
        storeBytes(statementId, file.path(), sha256);
        jdbc.sql("""
                        insert into statement_job (statement_id, operator, contract, period, version, stage,
                        available_at)
                        values (?, ?, ?, ?, ?, 'READ', ?)""")
                .params(statementId, key.operator(), key.contract(), month(key), version, now).update();
        return new StatementReceipt(statementId, version, StatementState.RECEIVED, false);
    }

    private void storeBytes(String statementId, Path file, byte[] sha256) {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            int chunkNo = 0;
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                jdbc.sql("insert into statement_chunk (statement_id, chunk_no, bytes) values (?, ?, ?)")
                        .params(statementId, chunkNo++, chunk).update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the statement file cannot be read", e);
        }
        if (!MessageDigest.isEqual(digest.digest(), sha256)) {
            throw new IllegalStateException("the statement file changed while it was taken in");
        }
    }

    @Override
    public Optional<StatementView> byId(String statementId) {
        return transaction.execute(status -> jdbc.sql("select * from statement where statement_id = ?")
                .param(statementId)
                .query(new StatementRow(jdbc)).optional());
    }

    @Override
    public List<StatementView> latest(int limit) {
        return transaction.execute(status -> jdbc.sql("""
                        select * from statement order by received_at desc, statement_id desc limit ?""")
                .param(limit).query(new StatementRow(jdbc)).list());
    }

    @Override
    public List<CellFault> faults(String statementId, int limit) {
        return jdbc.sql("""
                        select coalesce(l.faults, '[]') || case when l.item_code_valid or l.faults is not null then '[]'
                            else jsonb_build_array(jsonb_build_object('row', l.file_row, 'column', 'itemCode',
                                 'raw', l.item_code, 'vi',
                                 'Số hiệu bưu gửi không đúng dạng S10 hoặc sai chữ số kiểm tra.',
                                 'en', 'The item code has not the form S10 or a wrong check digit.')) end
                        from statement_result r join statement_line l using (statement_id, line_no)
                        where r.statement_id = ? and r.outcome = 'UNREADABLE' order by l.line_no limit ?""")
                .params(statementId, limit).query((row, n) -> StatementJson.faults(row.getString(1))).list().stream()
                .flatMap(List::stream).limit(limit).toList();
    }

    @Override
    public Optional<StatementLayout> layout(String statementId) {
        return jdbc.sql("""
                        select format, sheet, heading_row, heading_columns from statement
                        where statement_id = ? and heading_row is not null""")
                .param(statementId).query((row, n) -> new StatementLayout(row.getString("format"),
                        row.getString("sheet"), row.getInt("heading_row"),
                        List.of((String[]) row.getArray("heading_columns").getArray()))).optional();
    }

    @Override
    public InputStream open(String statementId) {
        return new StatementBytes(jdbc, statementId, passed -> { });
    }

    private static Date month(StatementKey key) {
        return Date.valueOf(key.period().atDay(1));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the statement file cannot be read", e);
        }
    }

    private static byte[] sha256(Path file) {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException("the statement file cannot be read", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }
}
