package vn.postalgateway.console.jdbc;

import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.console.Journey;
import vn.postalgateway.console.Overview;
import vn.postalgateway.console.Picture;

/** Reads the home page's numbers from the features' tables, all of one picture in one snapshot. */
@Repository
@Profile("demo")
class JdbcOverview implements Overview {

    private final TransactionTemplate snapshot;
    private final OneStopRows oneStop;
    private final PostRows post;
    private final FinanceRows finance;
    private final JourneyRows journeys;

    JdbcOverview(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneStop = new OneStopRows(jdbc);
        this.post = new PostRows(jdbc);
        this.finance = new FinanceRows(jdbc);
        this.journeys = new JourneyRows(jdbc);
    }

    @Override
    public Picture at(Instant now) {
        return snapshot.execute(status -> new Picture(now, oneStop.panel(), post.panel(), finance.panel()));
    }

    @Override
    public Optional<Journey> journeyOf(String orderId) {
        return snapshot.execute(status -> journeys.journeyOf(orderId));
    }
}
