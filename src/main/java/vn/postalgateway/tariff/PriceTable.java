package vn.postalgateway.tariff;

import java.util.Map;
import java.util.Optional;

/** The table of one service: its name as printed and one column per zone. A zone may be missing: it has no price. */
public record PriceTable(Wording name, Map<Zone, WeightRule> columns) {

    public PriceTable {
        columns = Map.copyOf(columns);
    }

    public Optional<WeightRule> column(Zone zone) {
        return Optional.ofNullable(columns.get(zone));
    }
}
