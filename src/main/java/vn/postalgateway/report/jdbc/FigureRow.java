package vn.postalgateway.report.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.tariff.Vnd;

/** An agency's figures as columns. */
final class FigureRow {

    static final String COLUMNS = "agency_code, received, returned, results, level4, level3, delivered, on_time, "
            + "failed, sent_back, lost, soon, overdue, citizen_vnd, subsidy_vnd, collected_vnd";

    private FigureRow() {
    }

    static AgencyFigures read(ResultSet row, int number) throws SQLException {
        return new AgencyFigures(row.getString("agency_code"), row.getLong("received"), row.getLong("returned"),
                row.getObject("results", Long.class), row.getLong("level4"), row.getLong("level3"),
                row.getLong("delivered"), row.getLong("on_time"), row.getLong("failed"), row.getLong("sent_back"),
                row.getLong("lost"), row.getLong("soon"), row.getLong("overdue"), Vnd.of(row.getLong("citizen_vnd")),
                Vnd.of(row.getLong("subsidy_vnd")), Vnd.of(row.getLong("collected_vnd")));
    }

    /** In the order of {@link #COLUMNS}. */
    static Object[] values(AgencyFigures f) {
        return new Object[] {f.agencyCode(), f.received(), f.returned(), f.results(), f.level4(), f.level3(),
            f.delivered(), f.onTime(), f.failed(), f.sentBack(), f.lost(), f.soon(), f.overdue(),
            f.citizen().amount(), f.subsidy().amount(), f.collected().amount()};
    }
}
