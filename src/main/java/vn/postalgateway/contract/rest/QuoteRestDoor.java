package vn.postalgateway.contract.rest;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.json.PriceJson;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.StrictJson;

/** {@code POST /api/v1/quotes}: what one item would cost, and why; nothing is stored. */
@Component("quoteRestDoor")
public class QuoteRestDoor {

    private final Pricing pricing;
    private final Clock clock;

    public QuoteRestDoor(Pricing pricing, Clock clock) {
        this.pricing = pricing;
        this.clock = clock;
    }

    public Answer quote(HttpCall call) {
        PriceQuestion question = QuoteReader.read(StrictJson.read(call.body()), VietnamTime.dayOf(clock.instant()));
        Pricing.Answer answer = pricing.answer(question);
        if (answer instanceof Pricing.Answer.Priced priced) {
            return Answer.ok(PriceJson.of(priced.price(), call.caller().explanationLanguage()));
        }
        throw Problem.wrongFields(((Pricing.Answer.Refused) answer).faults());
    }
}
