package vn.postalgateway.order.simulation;

import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.calendar.MovingClock;

/** A history as people read it; only kept when somebody is going to read it. */
final class Story {

    private final List<String> lines = new ArrayList<>();
    private final MovingClock clock;
    private final boolean told;

    Story(MovingClock clock, boolean told) {
        this.clock = clock;
        this.told = told;
    }

    void tell(String who, Object... words) {
        if (told) {
            long millis = clock.passed().toMillis();
            StringBuilder line = new StringBuilder(String.format("%7d.%03d s  %-10s ", millis / 1000, millis % 1000, who));
            for (Object word : words) {
                line.append(' ').append(word);
            }
            lines.add(line.toString());
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
