package vn.postalgateway.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reports that were made, and where they still have to go. Each method is one transaction. */
public interface Reports {

    /** Where a report goes to. */
    enum Way { FOLDER, MAIL }

    /** How far it is. */
    enum State { WAITING, DONE, FAILED }

    /**
     * A report on its way.
     *
     * @param tries this one included; committed before anything leaves
     */
    record Delivery(ReportKind kind, LocalDate day, Instant asOf, Way way, int tries, Instant leaseUntil) { }

    /** How a delivery stands. */
    record Stand(Way way, State state, int tries, Instant at, String reason) { }

    /** Keeps a report and sends it on its ways; false if another gateway was first, whose report then stands. */
    boolean keep(QuickReport report, Set<Way> ways);

    /** The same for a morning list, which is read off when it leaves. */
    boolean announce(LocalDate day, Instant asOf, Instant at, Set<Way> ways);

    boolean isMade(ReportKind kind, LocalDate day);

    Optional<QuickReport> quick(LocalDate day);

    /** The days that have a quick report, the newest first. */
    List<LocalDate> quickDays(int most);

    List<Stand> deliveries(ReportKind kind, LocalDate day);

    /** Sends what failed once more. */
    void tryAgain(ReportKind kind, LocalDate day, Instant at);

    /** The oldest that is due, for whoever comes first; others may have it when the lease is over. */
    Optional<Delivery> take(Way way, Instant now, Instant leaseUntil);

    /** Ends it; without effect if somebody else has taken it since. */
    void end(Delivery delivery, State state, String reason, Instant at);

    /** It is tried again then; without effect if somebody else has taken it since. */
    void again(Delivery delivery, Instant next, String reason);
}
