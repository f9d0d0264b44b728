package vn.postalgateway.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.home.DataKey;

/** Ties a database to its data key: with another key the personal data in it could not be read any more. */
final class InstallationKey {

    private final String fingerprint;

    InstallationKey(DataKey dataKey) {
        this.fingerprint = dataKey.deriveHex("installation fingerprint");
    }

    /** Refuses a database that belongs to another key; one without any key yet is welcome. */
    void refuseOther(Connection owner) throws SQLException {
        if (!tableExists(owner)) {
            return;
        }
        Optional<String> known = known(owner);
        if (known.isPresent() && !known.get().equals(fingerprint)) {
            throw new StartRefused("this database was set up with another GATEWAY_DATA_KEY; start with the key that"
                    + " stands in the first gateway's credentials.env.");
        }
    }

    /** Writes the fingerprint into a new database, once. */
    void settle(Connection owner) throws SQLException {
        if (!tableExists(owner)) {
            return;
        }
        try (PreparedStatement insert = owner.prepareStatement(
                "insert into installation (key_fingerprint, created_at) values (?, now()) on conflict do nothing")) {
            insert.setString(1, fingerprint);
            insert.executeUpdate();
        }
        refuseOther(owner);
    }

    private static boolean tableExists(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select to_regclass('installation') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static Optional<String> known(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("select key_fingerprint from installation")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
