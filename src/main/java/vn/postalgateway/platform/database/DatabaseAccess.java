package vn.postalgateway.platform.database;

/**
 * How the database is reached, by its owner (migrations only) and by the application role (everything else).
 *
 * @param applicationRoleIsOurs whether the gateway makes the application role itself and sets its password
 */
record DatabaseAccess(String url, String ownerUrl, String owner, String ownerPassword,
                      String applicationRole, String applicationPassword, boolean applicationRoleIsOurs) {

    /** The role as SQL wants it written, for grants. */
    String applicationRoleInSql() {
        return quoted(applicationRole);
    }

    /** Plain names stay plain, so that the migrations read well; others are quoted. */
    static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return "DatabaseAccess[" + owner + ", " + applicationRole + "]";
    }
}
