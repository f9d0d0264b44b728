package vn.postalgateway.operator.vnpost;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.cxf.BusFactory;
import vn.postalgateway.operator.AskedOperator;
import vn.postalgateway.operator.CancelOutcome;
import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.InstructionOutcome;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.TrackingAnswer;
import vn.postalgateway.platform.call.CallJudge;

/** The adapter's real routes in a Camel context of their own. */
public class VnpostRoutes implements AutoCloseable {

    /** As the limits of these routes add up. */
    static final Duration LONGEST_CALL = Duration.ofMillis(500 + 700 + 2_000);

    private final AskedOperator vnpost = new AskedOperator("vnpost");
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    public VnpostRoutes(String endpoint, String username, String password) throws Exception {
        VnpostSettings settings = new VnpostSettings(endpoint, username, password, Duration.ofMillis(500),
                Duration.ofMillis(700), Duration.ofSeconds(2), 20_000);
        CallJudge judge = new CallJudge(pauses::add);
        vnpost.with(Map.of(
                "vnpost-place", new VnpostPlacement(AskedOperator.profiles("vnpost"), judge),
                "vnpost-cancel", new VnpostCancellation(judge),
                "vnpost-find", new VnpostInquiry(judge),
                "vnpost-track", new VnpostTracking(judge),
                "vnpost-instruct", new VnpostInstruction(judge),
                "vnpostPost", VnpostConfiguration.endpoint(vnpost.camel(), BusFactory.newInstance().createBus(),
                        new PostClientSetUp(settings, () -> new PostAccess(endpoint, username, password),
                                Clock.systemUTC())))).start();
    }

    AskedOperator asked() {
        return vnpost;
    }

    public PlacementOutcome place(String orderReference) {
        return vnpost.place(orderReference);
    }

    PlacementOutcome place(String orderReference, Instant answerBy) {
        return vnpost.place(vnpost.request(orderReference, answerBy));
    }

    public InquiryOutcome find(String orderReference) {
        return vnpost.find(orderReference);
    }

    TrackingAnswer track(String itemCode) {
        return vnpost.track("ord_1", itemCode);
    }

    CancelOutcome cancel(String orderReference, String itemCode) {
        return vnpost.cancel(orderReference, itemCode);
    }

    InstructionOutcome instruct(Instruction instruction, LocalDate until) {
        return vnpost.instruct("ord_1", instruction, until);
    }

    /** What the queue was told to wait. */
    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public void close() {
        vnpost.close();
    }
}
