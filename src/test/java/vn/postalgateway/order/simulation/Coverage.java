package vn.postalgateway.order.simulation;

import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.order.Placement;

/** In how many histories an order met this crash point and this reply, at an operator of this doubt class. */
final class Coverage {

    private final int[][][] met = new int[DoubtClass.values().length][CrashPoint.values().length][Reply.values().length];

    private final int[][] wishes = new int[Placement.values().length][Placement.values().length];

    private int secondItems;

    void countSecondItems(int found) {
        secondItems += found;
    }

    int secondItems() {
        return secondItems;
    }

    /** A wish to cancel an order that stood so, and how it ended. */
    void countWish(Placement when, Placement end) {
        wishes[when.ordinal()][end.ordinal()]++;
    }

    /** How often a wish that came at this stand ended so. */
    int wishes(Placement when, Placement end) {
        return wishes[when.ordinal()][end.ordinal()];
    }

    void count(DoubtClass doubtClass, int crashes, int replies) {
        for (CrashPoint crash : CrashPoint.values()) {
            for (Reply reply : Reply.values()) {
                if ((crashes & 1 << crash.ordinal()) != 0 && (replies & 1 << reply.ordinal()) != 0) {
                    met[doubtClass.ordinal()][crash.ordinal()][reply.ordinal()]++;
                }
            }
        }
    }

    /** An operator tells nothing of an item that it did not take. */
    static boolean reachable(CrashPoint crash, Reply reply) {
        return crash != CrashPoint.IN_CALLBACK || reply != Reply.REJECTED;
    }

    List<String> missed() {
        List<String> missed = new ArrayList<>();
        for (DoubtClass c : DoubtClass.values()) {
            for (CrashPoint crash : CrashPoint.values()) {
                for (Reply reply : Reply.values()) {
                    if (reachable(crash, reply) && met[c.ordinal()][crash.ordinal()][reply.ordinal()] == 0) {
                        missed.add(c + ": " + crash.words + " × " + reply.words);
                    }
                }
            }
        }
        return missed;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (DoubtClass c : DoubtClass.values()) {
            table.append(String.format("%nclass %-31s", c));
            for (Reply reply : Reply.values()) {
                table.append(String.format("%16s", reply.words));
            }
            for (CrashPoint crash : CrashPoint.values()) {
                table.append(String.format("%n  %-35s", crash.words));
                for (Reply reply : Reply.values()) {
                    table.append(reachable(crash, reply)
                            ? String.format("%16d", met[c.ordinal()][crash.ordinal()][reply.ordinal()])
                            : String.format("%16s", "-"));
                }
            }
            table.append(String.format("%n"));
        }
        table.append(String.format("%nwished cancelled while"));
        for (Placement end : List.of(Placement.CANCELLED, Placement.PLACED, Placement.REJECTED)) {
            table.append(String.format("%16s", "-> " + end));
        }
        for (Placement when : Placement.values()) {
            table.append(String.format("%n  %-20s", when));
            for (Placement end : List.of(Placement.CANCELLED, Placement.PLACED, Placement.REJECTED)) {
                table.append(String.format("%16d", wishes(when, end)));
            }
        }
        return table.toString();
    }
}
