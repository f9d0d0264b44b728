package vn.postalgateway.order.form;

import java.util.List;
import java.util.Set;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.operator.ItemCodeRange;
import vn.postalgateway.tariff.DeliveryService;

/**
 * What the forms of one CustomerCode leave out, from the file of the partner that sends them.
 *
 * @param partner      who sends the forms
 * @param code         CustomerCode
 * @param service      what all its forms ask for; null if the agency's telephone number says it form by form
 * @param onlineLevel  3, 4 or null, of all its dossiers
 * @param emailIsConsent whether a citizen whose e-mail address stands in the form agreed to be told
 * @param places       what its system's names of places mean
 */
record FormCustomer(String partner, String code, String contract, Agency agency, DeliveryService service,
                    int weightGrams, boolean submittedOnline, Integer onlineLevel, ChargePaid chargePaid,
                    boolean emailIsConsent, Allotment itemCodes, FormPlaces places) {

    /**
     * The end of each form that is not the citizen's.
     *
     * @param tels its telephone numbers, digits only
     */
    record Agency(String code, Place place, Set<String> tels) {

        Agency {
            tels = Set.copyOf(tels);
        }
    }

    /**
     * The numbers that the post gave the agency beforehand.
     *
     * @param warnBelow how many shall be left at least before somebody is warned
     */
    record Allotment(List<ItemCodeRange> ranges, int warnBelow) {

        static final Allotment NONE = new Allotment(List.of(), 0);

        Allotment {
            ranges = List.copyOf(ranges);
        }
    }
}
