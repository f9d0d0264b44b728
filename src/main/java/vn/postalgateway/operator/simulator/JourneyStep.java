package vn.postalgateway.operator.simulator;

/**
 * One step of a scripted journey. Times are tenths of a beat, so that a journey can be played at any pace.
 *
 * @param gap     after the step before
 * @param delay   how much later than it happened the gateway hears of it
 * @param copies  how often the gateway hears of it
 * @param reason  why a delivery failed, else null
 * @param attempt which delivery attempt, or 0
 */
record JourneyStep(String status, int gap, int delay, int copies, String reason, int attempt) {

    static JourneyStep of(String status, int gap) {
        return new JourneyStep(status, gap, 0, 1, null, 0);
    }

    static JourneyStep attempt(String status, int gap, int attempt, String reason) {
        return new JourneyStep(status, gap, 0, 1, reason, attempt);
    }

    JourneyStep heardLater(int tenths) {
        return new JourneyStep(status, gap, tenths, copies, reason, attempt);
    }

    JourneyStep heardTwice() {
        return new JourneyStep(status, gap, delay, 2, reason, attempt);
    }
}
