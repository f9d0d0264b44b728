package vn.postalgateway.notification;

/** One call to a partner's address, within bounded time. */
public interface PartnerCall {

    /** Whatever happens is an outcome; nothing is thrown. */
    TellingOutcome tell(Notifications.Telling telling);
}
