package vn.postalgateway.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.platform.embedded.EmbeddedPostgres;

/** A real PostgreSQL of its own with the real migrations; whoever tests on it works as the gateway's own role. */
public final class TestDatabase implements AutoCloseable {

    private static final String ROLE = "gateway_app";
    private static final String PASSWORD = "only-for-this-test";

    private final Path folder = newFolder();
    private final EmbeddedPostgres postgres =
            EmbeddedPostgres.start(folder, Optional.of(Path.of("target/postgres-programs")));
    private final HikariDataSource source = new HikariDataSource();

    /** @param connections at the same time at most */
    public TestDatabase(int connections) {
        asOwner("create role " + ROLE + " login password '" + PASSWORD + "'");
        Flyway.configure().dataSource(postgres.url(), EmbeddedPostgres.NAME, postgres.ownerPassword())
                .locations("classpath:db/migration").placeholders(Map.of("appRole", ROLE)).load().migrate();
        source.setJdbcUrl(postgres.url());
        source.setUsername(ROLE);
        source.setPassword(PASSWORD);
        source.setMaximumPoolSize(connections);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/postgres-tests")), "database");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JdbcTemplate template() {
        return new JdbcTemplate(source);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    public JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(source);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactions());
    }

    /** For what the gateway's own role may not do: make ready, tamper, forget. All in one session. */
    public void asOwner(String... statements) {
        try (var owner = DriverManager.getConnection(postgres.url(), EmbeddedPostgres.NAME, postgres.ownerPassword());
                var statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a gateway that is a process of its own work on this database. */
    public Map<String, String> variables() {
        return Map.of("SPRING_DATASOURCE_URL", postgres.url(), "SPRING_DATASOURCE_USERNAME", ROLE,
                "SPRING_DATASOURCE_PASSWORD", PASSWORD, "SPRING_FLYWAY_URL", postgres.url(), "SPRING_FLYWAY_USER",
                EmbeddedPostgres.NAME, "SPRING_FLYWAY_PASSWORD", postgres.ownerPassword());
    }

    public JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(postgres.url(), EmbeddedPostgres.NAME,
                postgres.ownerPassword()));
    }

    @Override
    public void close() {
        source.close();
        postgres.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
