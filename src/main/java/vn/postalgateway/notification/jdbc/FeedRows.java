package vn.postalgateway.notification.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import vn.postalgateway.notification.FeedChange;

/** How a change of the feed is read. */
final class FeedRows {

    static final String SELECT = """
            select c.sequence, c.type, c.at, c.order_id, o.request_id, c.placement, c.movement, c.money,
                case c.type when 'delivery.decision_required' then c.detail end
            from order_change c join delivery_order o using (order_id)""";

    private FeedRows() {
    }

    static FeedChange read(ResultSet row, int n) throws SQLException {
        return new FeedChange(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9));
    }
}
