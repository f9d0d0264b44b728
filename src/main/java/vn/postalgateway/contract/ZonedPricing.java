package vn.postalgateway.contract;

import vn.postalgateway.tariff.Zone;

/** Prices an item as if it lay in a given zone: for reckoning with what another side took the zone to be. */
public interface ZonedPricing {

    /** As {@link Pricing#answer}, but in this zone instead of the one that the places lie in. */
    Pricing.Answer answerInZone(PriceQuestion question, Zone zone);
}
