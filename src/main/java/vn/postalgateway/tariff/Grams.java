package vn.postalgateway.tariff;

/** The weight of one postal item in whole grams, 1 to 30,000. */
public record Grams(int value) implements Comparable<Grams> {

    public static final int MAX = 30_000;

    public Grams {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("weight must be 1 to " + MAX + " grams: " + value);
        }
    }

    @Override
    public int compareTo(Grams other) {
        return Integer.compare(value, other.value);
    }
}
