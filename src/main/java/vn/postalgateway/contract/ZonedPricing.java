package vn.postalgateway.contract;

import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Zone;

/** Prices an item as if it lay in a given zone: for reckoning with what another side took the zone to be. */
public interface ZonedPricing {

    /** As {@link Pricing#answer}, but in this zone instead of the one that the places lie in. */
    Pricing.Answer answerInZone(PriceQuestion question, Zone zone);

    /**
     * What the same question costs by each other dated edition of the sheet that applies, the newest edition first;
     * editions that have no such price are left out.
     */
    List<OtherEdition> pricesOfOtherEditions(PriceQuestion question, Zone zone);

    /** @param validFrom the first day in Vietnam of the edition that gives this price */
    record OtherEdition(LocalDate validFrom, Price price) { }
}
