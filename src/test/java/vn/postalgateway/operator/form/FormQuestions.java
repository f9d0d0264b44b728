package vn.postalgateway.operator.form;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.postalgateway.operator.CancelOutcome;
import vn.postalgateway.operator.CancelRequest;
import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.OperatorWords;
import vn.postalgateway.operator.PlacementInquiry;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.TrackingAnswer;
import vn.postalgateway.operator.TrackingQuery;
import vn.postalgateway.operator.form.FormPost.Form;
import vn.postalgateway.platform.call.CallFailure;
import vn.postalgateway.platform.call.CallJudge;

/** The four things that this operator can be asked. */
final class FormQuestions {

    private FormQuestions() {
    }

    static OperatorQuestion<PlacementRequest, PlacementOutcome> place(CallJudge judge) {
        return question(judge, request -> new Form("create", request.orderReference(), Map.of(
                "weight", String.valueOf(request.weight().value()), "to", request.recipient().name()), request),
                FormQuestions::placed, failure -> failure.notSent()
                        ? new PlacementOutcome.NotSent(failure.reason(), failure.retryAfter())
                        : new PlacementOutcome.InDoubt(failure.reason()));
    }

    private static PlacementOutcome placed(Map<String, String> answer, PlacementRequest request) {
        if ("no".equals(answer.get("taken"))) {
            return new PlacementOutcome.Rejected(OperatorWords.withoutPersonalData(answer.get("why"), request));
        }
        return "yes".equals(answer.get("taken")) && ItemCode.isValid(answer.get("waybill"))
                ? new PlacementOutcome.Accepted(answer.get("waybill"))
                : new PlacementOutcome.InDoubt("the post does not say what it took");
    }

    static OperatorQuestion<PlacementInquiry, InquiryOutcome> find(CallJudge judge) {
        return question(judge, asked -> new Form("find", asked.orderReference(), Map.of(), null),
                (answer, asked) -> "no".equals(answer.get("there")) ? new InquiryOutcome.NotFound()
                        : "yes".equals(answer.get("there")) && ItemCode.isValid(answer.get("waybill"))
                        ? new InquiryOutcome.Found(answer.get("waybill"), answer.get("state"))
                        : new InquiryOutcome.Unanswered("the post does not say what it has"),
                failure -> new InquiryOutcome.Unanswered(failure.reason()));
    }

    static OperatorQuestion<CancelRequest, CancelOutcome> cancel(CallJudge judge) {
        return question(judge, wish -> new Form("cancel", wish.orderReference(), Map.of(), null),
                (answer, wish) -> switch (answer.getOrDefault("result", "")) {
                    case "done" -> new CancelOutcome.Cancelled();
                    case "pending" -> new CancelOutcome.Pending(why(answer, wish));
                    case "refused" -> new CancelOutcome.Refused(why(answer, wish));
                    default -> new CancelOutcome.Unanswered("the post names no result");
                }, failure -> new CancelOutcome.Unanswered(failure.reason()));
    }

    private static String why(Map<String, String> answer, CancelRequest wish) {
        return OperatorWords.withoutPersonalData(answer.get("why"), wish.parties());
    }

    static OperatorQuestion<TrackingQuery, TrackingAnswer> track(CallJudge judge) {
        return question(judge, query -> new Form("track", query.orderReference(), Map.of(), null),
                (answer, query) -> answer.containsKey("state")
                        ? new TrackingAnswer.Told(List.of(FormCallback.event(query.itemCode(), answer)))
                        : new TrackingAnswer.Unanswered("the post names no state"),
                failure -> new TrackingAnswer.Unanswered(failure.reason()));
    }

    private static <Q, A> OperatorQuestion<Q, A> question(CallJudge judge, Function<Q, Form> ask,
            BiFunction<Map<String, String>, Q, A> read, Function<CallFailure, A> fail) {
        return new OperatorQuestion<>() {
            @Override
            public Object ask(Q question) {
                return ask.apply(question);
            }

            @Override
            @SuppressWarnings("unchecked")
            public A read(Object answer, Q question) {
                return read.apply((Map<String, String>) answer, question);
            }

            @Override
            public A fail(Exception failure) {
                return fail.apply(judge.judge(failure));
            }
        };
    }
}
