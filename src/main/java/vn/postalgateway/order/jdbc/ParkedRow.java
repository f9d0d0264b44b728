package vn.postalgateway.order.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.order.ParkedSelection;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.order.Placement;

/** A row of the view {@code parked_work}, and the conditions on it. */
final class ParkedRow {

    private ParkedRow() {
    }

    static ParkedWork read(ResultSet row, int n) throws SQLException {
        String placement = row.getString("placement");
        Timestamp resolvedAt = row.getTimestamp("resolved_at");
        return new ParkedWork(row.getString("parked_id"), row.getString("order_id"), row.getString("route_id"),
                row.getString("operator"), row.getString("reason_code"),
                row.getString("reason"), row.getInt("attempts"), row.getTimestamp("parked_at").toInstant(),
                placement == null ? null : Placement.valueOf(placement),
                ParkedWork.State.valueOf(row.getString("state")),
                ParkedWork.RetryEffect.valueOf(row.getString("retry_would")),
                resolvedAt == null ? null : new ParkedWork.Decision(resolvedAt.toInstant(),
                        row.getString("resolved_by"), row.getString("note")));
    }

    /** A condition with its values, growing by one part after another. */
    static final class Where {

        private final StringBuilder sql = new StringBuilder("true");
        private final List<Object> values = new ArrayList<>();

        static Where of(ParkedSelection selection) {
            return new Where().and("route_id = ?", selection.route())
                    .and("operator = ?", selection.operator()).and("reason_code = ?", selection.reasonCode())
                    .and("parked_at >= ?", timestamp(selection.from())).and("parked_at < ?", timestamp(selection.to()))
                    .and("order_id = ?", selection.orderId());
        }

        Where and(String condition, Object value) {
            if (value != null) {
                sql.append(" and ").append(condition);
                values.add(value);
            }
            return this;
        }

        String sql() {
            return sql.toString();
        }

        List<Object> values(Object... more) {
            List<Object> all = new ArrayList<>(values);
            all.addAll(List.of(more));
            return all;
        }

        private static Timestamp timestamp(Instant at) {
            return at == null ? null : Timestamp.from(at);
        }
    }
}
