package vn.postalgateway.reconciliation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.Vnd;

/**
 * Gives each line, and each item that only we have, its one outcome by the fixed precedence of {@link Outcome}, with
 * every dong of
 * the difference explained. A pure function: the same pair has the same result, whatever stands beside it.
 */
public class LineClassifier {

    private final YearMonth period;
    private final boolean graceOver;
    private final Rates rates;

    /** @param graceOver the days in which the post may still bill the period have passed */
    public LineClassifier(YearMonth period, boolean graceOver, Rates rates) {
        this.period = period;
        this.graceOver = graceOver;
        this.rates = rates;
    }

    public LineResult classify(LinePair pair) {
        if (pair.line() == null) {
            return whole(pair, graceOver ? Outcome.NOT_ON_STATEMENT : Outcome.EXPECTED);
        }
        Outcome standing = standing(pair);
        if (standing == null) {
            Comparison comparison = new Comparison(pair.line(), pair.item(), rates);
            return result(pair, comparison.outcome(), comparison.parts());
        }
        return isOfAnotherPeriod(standing) && pair.carriesDue() ? takenIn(pair, standing) : whole(pair, standing);
    }

    // It is owed here and now, so its amount is compared as any other's, and its origin is told.
    private LineResult takenIn(LinePair pair, Outcome outcome) {
        List<ExplanationPart> parts = new ArrayList<>();
        parts.add(new ExplanationPart(outcome.name(), Vnd.ZERO, ClaimWording.origin(pair.line(), pair.item(), period)));
        parts.addAll(new Comparison(pair.line(), pair.item(), rates).parts());
        return result(pair, outcome, parts);
    }

    private static boolean isOfAnotherPeriod(Outcome outcome) {
        return outcome == Outcome.AFTER_CUTOFF || outcome == Outcome.PRIOR_PERIOD;
    }

    // Where the claim stands or falls as a whole; null where both sides are to be compared.
    private Outcome standing(LinePair pair) {
        Outcome byLine = byLine(pair);
        if (byLine != null) {
            return byLine;
        }
        ChargeItem item = pair.item();
        if (item == null) {
            return Outcome.NOT_IN_GATEWAY;
        }
        if (item.settledIn() != null) {
            return Outcome.BILLED_BEFORE;
        }
        if (item.billableMonth() == null) {
            return item.placement() == Placement.CANCELLED ? Outcome.BILLED_AFTER_CANCEL
                    : item.movement() == Movement.RETURNED ? Outcome.RETURNED_BILLED : Outcome.NOT_DELIVERED;
        }
        return byMonth(item.billableMonth().equals(period) ? theirMonth(pair) : item.billableMonth());
    }

    private Outcome byMonth(YearMonth month) {
        return month.isAfter(period) ? Outcome.AFTER_CUTOFF : month.isBefore(period) ? Outcome.PRIOR_PERIOD : null;
    }

    // Another day of theirs matters only where it moves the item to another period.
    private YearMonth theirMonth(LinePair pair) {
        LocalDate theirs = pair.line().finalOn();
        return theirs == null || pair.item().finalOn() == null ? period : YearMonth.from(theirs);
    }

    private static Outcome byLine(LinePair pair) {
        StatementLine line = pair.line();
        if (!line.faults().isEmpty() || !line.itemCodeValid() && pair.level() != MatchLevel.ITEM_CODE) {
            return Outcome.UNREADABLE;
        }
        if (line.isCredit()) {
            return Outcome.CREDIT;
        }
        if (pair.contents() > 1) {
            return Outcome.DUPLICATE_CONFLICT;
        }
        if (!pair.counts()) {
            return Outcome.DUPLICATE_ON_STATEMENT;
        }
        return pair.candidates() > 1 ? Outcome.AMBIGUOUS : null;
    }

    private LineResult whole(LinePair pair, Outcome outcome) {
        Vnd claimed = claimed(pair);
        Vnd owed = owed(pair);
        return result(pair, outcome, List.of(new ExplanationPart(outcome.name(), claimed.minus(owed),
                ClaimWording.whole(outcome, pair, claimed, owed, period))));
    }

    private LineResult result(LinePair pair, Outcome outcome, List<ExplanationPart> parts) {
        StatementLine line = pair.line();
        ChargeItem item = pair.item();
        boolean carries = pair.carriesDue();
        Vnd ourTariff = carries ? item.tariff() : Vnd.ZERO;
        Vnd ourCitizen = carries ? item.collectedByPost() : Vnd.ZERO;
        Vnd theirTariff = line == null ? Vnd.ZERO : line.tariffOrZero();
        Vnd theirCitizen = line == null ? Vnd.ZERO : line.citizenPaidOrZero();
        return new LineResult(line == null ? null : line.lineNo(), item == null ? null : item.orderId(),
                line != null && line.itemCode() != null ? line.itemCode() : item == null ? null : item.itemCode(),
                outcome, pair.level(), carries, claimed(pair), owed(pair), theirTariff.minus(ourTariff),
                theirCitizen.minus(ourCitizen), carries ? item.onlineCharge() : Vnd.ZERO,
                differences(pair), parts);
    }

    private static List<Difference> differences(LinePair pair) {
        if (pair.line() == null) {
            return List.of();
        }
        return pair.item() == null ? FieldDifferences.near(pair.line(), pair.nearCodes())
                : FieldDifferences.of(pair.line(), pair.item(), owed(pair));
    }

    private static Vnd claimed(LinePair pair) {
        return pair.line() == null ? Vnd.ZERO : pair.line().claim();
    }

    private static Vnd owed(LinePair pair) {
        return pair.carriesDue() ? pair.item().owed() : Vnd.ZERO;
    }
}
