package vn.postalgateway.operator.myvnpost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.postalgateway.operator.AskedOperator;
import vn.postalgateway.operator.NoInstruction;
import vn.postalgateway.operator.RawPost;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.platform.call.HttpCalls;

/** The adapter's real routes in a Camel context of their own. */
final class CustomerApiRoutes {

    static final String OPERATOR = "vnpost-json";
    static final HttpCalls.Limits LIMITS = new HttpCalls.Limits(Duration.ofMillis(500), Duration.ofMillis(700),
            Duration.ofSeconds(2), 20_000);

    final List<Duration> pauses = new CopyOnWriteArrayList<>();

    AskedOperator asking(String address) throws Exception {
        Clock clock = Clock.systemUTC();
        CallJudge judge = new CallJudge(pauses::add);
        Map<String, Object> beans = new HashMap<>(Map.of(
                "vnpost-json-place", new ApiPlacement(PostCodes.read("config", OPERATOR), "HT-42-0001", judge,
                        LIMITS.deadline(), clock),
                "vnpost-json-find", new ApiInquiry(judge), "vnpost-json-cancel", new ApiCancellation(judge),
                "vnpost-json-track", new ApiTracking(judge), "vnpost-json-instruct", new NoInstruction()));
        beans.put("vnpostJsonApi", new CustomerApi(new HttpCalls(LIMITS, 40, clock), () -> Optional.of(
                new ApiAccess(address, "gateway", "a-secret", "HT-42-0001")), LIMITS.deadline(), clock));
        return new AskedOperator(OPERATOR).with(beans).start();
    }

    /** A post that lets us in. */
    static RawPost lettingIn(RawPost post) throws IOException {
        return post.aside("GetAccessToken", RawPost.json(sample("get-access-token.json")));
    }

    /** One of the examples in {@code src/test/resources/operators/vnpost-json}. */
    static String sample(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/operators/vnpost-json", name));
    }
}
