package vn.postalgateway.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import vn.postalgateway.platform.StartRefused;

/**
 * Makes the database ready before anybody works on it: right data key, application role, migrations. All of it under
 * one advisory lock, so that gateways that start together on one database follow one another.
 */
final class DatabasePreparation implements FlywayMigrationStrategy {

    /** Our own number, far from Flyway's: the letters "postal" as bytes. */
    private static final long LOCK = 0x706F7374616CL;

    private final DatabaseAccess access;
    private final InstallationKey installationKey;

    DatabasePreparation(DatabaseAccess access, InstallationKey installationKey) {
        this.access = access;
        this.installationKey = installationKey;
    }

    @Override
    public void migrate(Flyway flyway) {
        try (Connection owner = connect()) {
            takeTurn(owner);
            DurabilityCheck.refuseForgetful(owner);
            installationKey.refuseOther(owner);
            prepareRole(owner);
            flyway.migrate();
            installationKey.settle(owner);
            // the session's end gives the turn to the next
        } catch (SQLException failed) {
            throw new StartRefused("the database could not be prepared: " + failed.getMessage(), failed);
        } catch (FlywayException failed) {
            throw new StartRefused("the database's migrations failed: " + failed.getMessage(), failed);
        }
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection(access.ownerUrl(), access.owner(), access.ownerPassword());
        } catch (SQLException unreachable) {
            throw new StartRefused("the database does not let its owner " + access.owner() + " in: "
                    + unreachable.getMessage(), unreachable);
        }
    }

    private static void takeTurn(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("set statement_timeout = 0");
            statement.execute("set lock_timeout = '5min'");
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
        }
    }

    private void prepareRole(Connection owner) throws SQLException {
        if (access.applicationRoleIsOurs()) {
            makeRole(owner);
            grantAccess(owner);
        }
        refuseMightyRole(owner);
    }

    private void makeRole(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            if (!roleExists(owner)) {
                statement.execute("create role " + access.applicationRoleInSql()
                        + " login nosuperuser nocreatedb nocreaterole");
            }
        }
        if (!roleGetsIn()) {
            // hashed on our side: the password itself appears in no statement and no server log
            owner.unwrap(PGConnection.class).alterUserPassword(access.applicationRole(),
                    access.applicationPassword().toCharArray(), "scram-sha-256");
        }
    }

    /** Before PostgreSQL 15 everybody might create tables in the schema public. */
    private void grantAccess(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            String role = access.applicationRoleInSql();
            String database = DatabaseAccess.quoted(owner.getCatalog());
            statement.execute("grant connect, temporary on database " + database + " to " + role);
            statement.execute("grant usage on schema public to " + role);
            statement.execute("revoke create on schema public from public");
        }
    }

    private boolean roleExists(Connection owner) throws SQLException {
        return answersYes(owner, "select exists (select 1 from pg_roles where rolname = ?)");
    }

    private boolean roleGetsIn() {
        try (Connection application = DriverManager.getConnection(access.url(), access.applicationRole(),
                access.applicationPassword())) {
            return application.isValid(1);
        } catch (SQLException refused) {
            return false;
        }
    }

    /** Grants and triggers hold nobody who stands above them. */
    private void refuseMightyRole(Connection owner) throws SQLException {
        if (answersYes(owner, "select bool_or(rolsuper or rolcreaterole) from pg_roles where rolname = ?")
                || answersYes(owner, "select has_schema_privilege(?, 'public', 'create')")) {
            throw new StartRefused("the application role " + access.applicationRole() + " must not be a superuser, make"
                    + " roles or create tables; the database's owner is another role.");
        }
    }

    private boolean answersYes(Connection owner, String question) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(question)) {
            statement.setString(1, access.applicationRole());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** What the migrations call the application role. */
    Map<String, String> placeholders() {
        return Map.of("appRole", access.applicationRoleInSql());
    }
}
