package vn.postalgateway.console;

import java.time.YearMonth;
import vn.postalgateway.tariff.Vnd;

/**
 * What a statement claims and what we say to it: claimed = confirmed + contested + carried over.
 *
 * @param state          {@code RECEIVED}, {@code READING}, {@code MATCHING}, {@code READY} or {@code FAILED}
 * @param onlineCharges  the part of the confirmed sum that citizens paid online and the agency passes on
 * @param contestedLines how many lines the contested sum stands on
 */
public record StatementSums(String statementId, String operator, String contract, YearMonth period, int version,
                            String state, Vnd claimed, Vnd confirmed, Vnd contested, Vnd carriedOver,
                            Vnd onlineCharges, long contestedLines) {

    public boolean isReady() {
        return "READY".equals(state);
    }
}
