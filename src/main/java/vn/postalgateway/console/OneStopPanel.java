package vn.postalgateway.console;

import java.util.List;

/**
 * Một cửa: what became of the delivery orders that one-stop systems handed over.
 *
 * @param accepted  orders that were answered with "accepted"; each must come to the post, be rejected or cancelled
 * @param atPost    orders that the post has confirmed
 * @param waiting   orders accepted and on their way to the post
 * @param rejected  orders that the post read and does not take
 * @param cancelled orders called back
 * @param inDoubt   orders of which it is not known yet whether the post took them
 * @param lost      accepted orders that neither have an outcome nor anything that would still send them; must be 0
 * @param doubled   orders for which more than one item code is known; must be 0
 * @param latest    the orders that changed last, newest first
 * @param featured  the order whose journey is shown when nobody chose one, or null while there is none
 */
public record OneStopPanel(long accepted, long atPost, long waiting, long rejected, long cancelled, long inDoubt,
                           long lost, long doubled, List<JourneyHeading> latest, String featured) {

    public OneStopPanel {
        latest = List.copyOf(latest);
    }
}
