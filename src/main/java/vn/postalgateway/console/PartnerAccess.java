package vn.postalgateway.console;

import java.time.Clock;
import java.util.Optional;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;

/**
 * Hands out tokens by rules that keep names and rights together: an operator's token carries the name of a known
 * operator, a person's the name and right that the person has at the console, and a one-stop system's neither.
 */
public final class PartnerAccess {

    private final TokenRegister tokens;
    private final OperatorProfiles operators;
    private final People people;
    private final Clock clock;

    public PartnerAccess(TokenRegister tokens, OperatorProfiles operators, People people, Clock clock) {
        this.tokens = tokens;
        this.operators = operators;
        this.people = people;
        this.clock = clock;
    }

    /** What became of the wish for a token. */
    public enum Refusal { NO_SUCH_OPERATOR, NO_SUCH_PERSON, NAME_TAKEN, TOO_MANY }

    /** @param token shown once; null if refused */
    public record Issued(String token, Refusal refusal) { }

    public Issued issue(Partner partner, String actor) {
        Refusal refusal = refusal(partner);
        if (refusal != null) {
            return new Issued(null, refusal);
        }
        Optional<String> token = tokens.issue(partner, actor, clock.instant());
        return new Issued(token.orElse(null), token.isPresent() ? null : Refusal.TOO_MANY);
    }

    private Refusal refusal(Partner partner) {
        boolean operator = operators.byId(partner.partnerId()).isPresent();
        Optional<People.Person> person = people.byName(partner.partnerId());
        if (partner.scope() == Scope.TRACKING) {
            return operator ? null : Refusal.NO_SUCH_OPERATOR;
        }
        if (partner.scope() == Scope.ORDERS) {
            return operator || person.isPresent() ? Refusal.NAME_TAKEN : null;
        }
        return person.filter(each -> each.role() == partner.scope() && !each.isDisabled()).isPresent() ? null
                : Refusal.NO_SUCH_PERSON;
    }
}
