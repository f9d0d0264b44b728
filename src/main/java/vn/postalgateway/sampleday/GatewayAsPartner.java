package vn.postalgateway.sampleday;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import vn.postalgateway.tariff.Vnd;

/**
 * The gateway as its partners see it, by its public interface only. Empty answers mean "not now": asking again is
 * harmless.
 */
public interface GatewayAsPartner {

    /** Posts an order as the one-stop system; the order's id, also when it had been taken before. */
    Optional<String> post(SampleOrder order);

    /** An order in the one-stop system's eyes. */
    Optional<SeenOrder> order(String orderId);

    /** Hands in a statement as the finance clerk; the same bytes are the same statement, so this also finds one. */
    Optional<SeenStatement> statement(Path file, String operator, String contract, YearMonth period);

    /** The period's totals as finance sees them. */
    Optional<SeenPeriod> period(String contract, YearMonth period);

    /** @param movement name of the movement, e.g. {@code DELIVERED} */
    record SeenOrder(String movement, Vnd tariff, Vnd citizenCharge, Vnd subsidy) {

        boolean delivered() {
            return movement.equals("DELIVERED");
        }

        boolean over() {
            return delivered() || movement.equals("RETURNED") || movement.equals("LOST");
        }
    }

    /** @param state {@code READY}, {@code FAILED}, or on its way there */
    record SeenStatement(String state, long contestedLines, Vnd confirmedOnlineCharge) {

        boolean over() {
            return state.equals("READY") || state.equals("FAILED");
        }
    }

    record SeenPeriod(Vnd claimed, Vnd confirmed) { }
}
