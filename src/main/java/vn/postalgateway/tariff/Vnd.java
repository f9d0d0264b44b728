package vn.postalgateway.tariff;

/**
 * Whole Vietnamese dong. Differences may be negative, prices never are.
 * Overflow is an {@link ArithmeticException}, never a wrong sum.
 */
public record Vnd(long amount) implements Comparable<Vnd> {

    public static final Vnd ZERO = new Vnd(0);

    public static Vnd of(long amount) {
        return amount == 0 ? ZERO : new Vnd(amount);
    }

    public Vnd plus(Vnd other) {
        return of(Math.addExact(amount, other.amount));
    }

    public Vnd minus(Vnd other) {
        return of(Math.subtractExact(amount, other.amount));
    }

    public Vnd times(long factor) {
        return of(Math.multiplyExact(amount, factor));
    }

    /** The given share in percent, 0 to 100, rounded down to the dong. */
    public Vnd percent(int percent) {
        return of(Math.multiplyExact(amount, percent) / 100);
    }

    public Vnd min(Vnd other) {
        return amount <= other.amount ? this : other;
    }

    public boolean isNegative() {
        return amount < 0;
    }

    @Override
    public int compareTo(Vnd other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " VND";
    }
}
