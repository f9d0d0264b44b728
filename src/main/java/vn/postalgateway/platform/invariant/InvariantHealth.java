package vn.postalgateway.platform.invariant;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * What the check found as a health part of its own group. Violations do not count for readiness or for the whole: a
 * gateway that found a fault goes on serving, and people look.
 */
public class InvariantHealth implements HealthIndicator {

    static final Status VIOLATED = new Status("VIOLATED");

    private final InvariantCheck check;

    public InvariantHealth(InvariantCheck check) {
        this.check = check;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (String name : check.names()) {
            Map<String, Object> detail = new LinkedHashMap<>();
            check.found(name).ifPresent(found -> {
                detail.put("violations", found.count());
                detail.put("example", found.example() == null ? "none" : found.example());
                detail.put("checkedAt", found.at().toString());
                if (found.count() > 0) {
                    health.status(VIOLATED);
                }
            });
            health.withDetail(name, detail);
        }
        return health.build();
    }
}
