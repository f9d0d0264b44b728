package vn.postalgateway.contract.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.contract.PinnedVersions;
import vn.postalgateway.contract.PricedVersion;
import vn.postalgateway.contract.PricedVersion.Kind;

/** The table {@code priced_version}; what is known to be committed is remembered, so that orders do not ask again. */
@Component("pinnedVersions")
public class JdbcPinnedVersions implements PinnedVersions {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Set<PricedVersion> committed = ConcurrentHashMap.newKeySet();

    public JdbcPinnedVersions(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void keep(PricedVersion version) {
        if (!committed.contains(version)) {
            transaction.executeWithoutResult(status -> insert(version));
        }
    }

    @Override
    public List<PricedVersion> all() {
        return jdbc.sql("select kind, id, version, sha256 from priced_version order by kind, version")
            .query((row, number) -> new PricedVersion(Kind.valueOf(row.getString("kind")), row.getString("id"),
                row.getString("version"), row.getString("sha256")))
            .list();
    }

    private void insert(PricedVersion version) {
        jdbc.sql("""
                insert into priced_version (kind, id, version, sha256, first_used_at)
                values (:kind, :id, :version, :sha256, :at)
                on conflict (kind, version) do nothing""")
            .param("kind", version.kind().name()).param("id", version.id()).param("version", version.version())
            .param("sha256", version.sha256()).param("at", Timestamp.from(clock.instant()))
            .update();
        String kept = jdbc.sql("select sha256 from priced_version where kind = :kind and version = :version")
            .param("kind", version.kind().name()).param("version", version.version())
            .query(String.class).single();
        if (!kept.equals(version.sha256())) {
            throw new ChangedVersion(version);
        }
        rememberOnceCommitted(version);
    }

    /** Remembering at once would lose the pin for good if the order's transaction is rolled back. */
    private void rememberOnceCommitted(PricedVersion version) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.add(version);
            }
        });
    }
}
