package vn.postalgateway.console;

import java.util.List;

/** Finds orders for somebody who knows a dossier code and the end of the citizen's phone number. */
public interface CitizenOrders {

    /**
     * The dossier's orders whose citizen, the sender to the agency or the recipient from it, has a phone number that
     * ends so; the newest first. A wrong end and an unknown dossier are the same: none, by the same look.
     *
     * @param lastDigits four digits
     */
    List<String> ids(String dossierCode, String lastDigits, int most);
}
