package vn.postalgateway.console;

import vn.postalgateway.tariff.Vnd;

/** Who pays a tariff, of one item or of many: tariff = citizens + budget + post, always. */
public record Funding(long items, Vnd tariff, Vnd citizens, Vnd budget, Vnd post) {

    public static final Funding NONE = new Funding(0, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO);

    /** @throws IllegalArgumentException if the parts do not add up to the tariff */
    public Funding {
        if (!citizens.plus(budget).plus(post).equals(tariff)) {
            throw new IllegalArgumentException("the parts do not add up to the tariff " + tariff);
        }
    }
}
