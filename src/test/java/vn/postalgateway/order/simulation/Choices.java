package vn.postalgateway.order.simulation;

/** Where a history takes its turns. The same choices make the same history; 0 is always the undisturbed way. */
interface Choices {

    /** A turn among {@code ways} equal ones. */
    int among(int ways);

    /** The next step: among those that go on, numbered first, and those that disturb. */
    int next(int goingOn, int disturbing);
}
