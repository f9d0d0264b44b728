package vn.postalgateway.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The house's table of who may know whom, and the search for what breaks it. Arrows only go down. */
final class HouseRules {

    private static final Map<String, Set<String>> MAY_KNOW = floors();
    /** A feature's content format may be used by the doors of the same feature and of those above. */
    private static final Set<String> CONTENT = Set.of("json");

    private final String house;

    HouseRules(String house) {
        this.house = house;
    }

    private static Map<String, Set<String>> floors() {
        Map<String, Set<String>> floors = new HashMap<>();
        floors.put("tariff", Set.of());
        floors.put("calendar", Set.of());
        floors.put("partner", Set.of());
        floors.put("operator", Set.of("tariff"));
        floors.put("contract", Set.of("tariff", "calendar", "operator", "partner"));
        floors.put("order", and(floors, "contract"));
        floors.put("tracking", and(floors, "order"));
        floors.put("reconciliation", and(floors, "tracking"));
        floors.put("settlement", and(floors, "reconciliation"));
        floors.put("notification", and(floors, "settlement"));
        floors.put("report", and(floors, "settlement"));
        Set<String> everything = and(floors, "notification");
        everything.add("report");
        floors.put("console", everything);
        floors.put("sampleday", everything);
        floors.put("conformance", Set.of("calendar", "operator"));
        return floors;
    }

    private static Set<String> and(Map<String, Set<String>> floors, String top) {
        Set<String> all = new HashSet<>(floors.get(top));
        all.add(top);
        return all;
    }

    /** Every arrow that the table does not allow, as a sentence. */
    Set<String> forbiddenArrows(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass from : classes) {
            Room room = roomOf(from);
            if (room == null) {
                continue;
            }
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (!to.isPrimitive() && !allowed(room, to)) {
                    found.add(from.getName() + " knows " + to.getName());
                }
            }
        }
        return found;
    }

    private record Room(String feature, String technology) {
        boolean isRoot() {
            return technology.isEmpty();
        }
    }

    private Room roomOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(house + ".")) {
            return null;
        }
        List<String> parts = new ArrayList<>(Arrays.asList(name.substring(house.length() + 1).split("\\.")));
        String feature = parts.remove(0);
        return MAY_KNOW.containsKey(feature) || feature.equals("platform")
                ? new Room(feature, String.join(".", parts)) : null;
    }

    private boolean allowed(Room from, JavaClass to) {
        Room target = roomOf(to);
        if (target == null) {
            return !from.isRoot() || to.getPackageName().startsWith("java.") || from.feature().equals("platform");
        }
        if (from.feature().equals("platform")) {
            return target.feature().equals("platform") || target.feature().equals("partner") && target.isRoot();
        }
        boolean sees = target.feature().equals(from.feature()) || MAY_KNOW.get(from.feature()).contains(target.feature());
        if (from.isRoot()) {
            return target.isRoot() && sees;
        }
        if (target.feature().equals("platform")) {
            return true;
        }
        boolean wiring = from.technology().equals("spring");
        return sees && (target.isRoot() || CONTENT.contains(target.technology())
                || target.feature().equals(from.feature()) && (wiring || target.technology().equals(from.technology())));
    }
}
