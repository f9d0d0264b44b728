package vn.postalgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judge who cannot condemn proves nothing: each break planted into the witnesses' own files is found and named. */
class JudgeTest {

    @TempDir
    private Path folder;
    private ClientLog client;
    private PostJournal post;
    private final Map<String, Judge.View> gateway = new HashMap<>();
    private final Set<String> pickedUp = new HashSet<>();

    @BeforeEach
    void threeOrdersThatWentWell() {
        client = new ClientLog(folder.resolve("client"));
        post = new PostJournal(folder.resolve("post"));
        for (String n : List.of("1", "2")) {
            client.sending("R-" + n, new ClientLog.Asked("D-" + n, 80));
            client.accepted("R-" + n, "ord_" + n);
            post.heard("ord_" + n, Reply.ACCEPTED, Instant.EPOCH);
            post.taken(new PostJournal.Item("ord_" + n, "item-" + n, "D-" + n, 80));
            gateway.put("ord_" + n, new Judge.View("R-" + n, "PLACED", "item-" + n, "PICKED_UP"));
            pickedUp.add("ord_" + n);
        }
        client.sending("R-3", new ClientLog.Asked("D-3", 80));
        client.accepted("R-3", "ord_3");
        post.rejected("ord_3");
        gateway.put("ord_3", new Judge.View("R-3", "REJECTED", null, "AWAITING_PICKUP"));
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(judged()).isEmpty();
    }

    @Test
    void takesARepeatedAnswerForTheSamePromise() {
        client.accepted("R-1", "ord_1");

        assertThat(judged()).isEmpty();
    }

    @Test
    void findsAnOrderThatIsTwiceAtThePost() {
        post.taken(new PostJournal.Item("ord_1", "item-9", "D-1", 80));

        assertThat(judged()).containsExactly("DOUBLED ord_1: has the items [item-1, item-9]");
    }

    @Test
    void forgivesASecondItemThatWasCancelled() {
        post.taken(new PostJournal.Item("ord_1", "item-9", "D-1", 80));
        post.cancelled("item-9");

        assertThat(judged()).isEmpty();
    }

    @Test
    void findsARequestThatWasAnsweredWithTwoOrders() {
        client.accepted("R-1", "ord_2");

        assertThat(judged()).contains("DOUBLED R-1: was answered with the orders [ord_1, ord_2]");
    }

    @Test
    void findsAPromiseThatTheGatewayForgot() {
        gateway.remove("ord_1");

        assertThat(judged()).containsExactly("LOST ord_1: was promised, and the gateway does not know it");
    }

    @Test
    void findsAnOrderThatTheGatewayOnlyBelievesToBePlaced() {
        post.cancelled("item-1");

        assertThat(judged()).containsExactly("LOST ord_1: is PLACED, but the post has no item of it");
    }

    @Test
    void findsAnEventThatWasAcknowledgedAndForgotten() {
        gateway.put("ord_1", new Judge.View("R-1", "PLACED", "item-1", "AWAITING_PICKUP"));

        assertThat(judged())
                .containsExactly("LOST ord_1: was picked up, which the gateway acknowledged and does not know");
    }

    @Test
    void findsAnItemThatNobodyWasPromised() {
        post.taken(new PostJournal.Item("ord_9", "item-9", "D-9", 80));

        assertThat(judged()).containsExactly("PHANTOM ord_9: is at the post, and nobody was promised it");
    }

    @Test
    void findsAnOrderInTheGatewayThatNobodyWasPromised() {
        gateway.put("ord_9", new Judge.View("R-9", "RECEIVED", null, "AWAITING_PICKUP"));

        assertThat(judged()).containsExactly("PHANTOM ord_9: is in the gateway, and nobody was promised it");
    }

    @Test
    void findsARejectionThatThePostNeverSpoke() {
        gateway.put("ord_1", new Judge.View("R-1", "REJECTED", null, "AWAITING_PICKUP"));

        assertThat(judged())
                .containsExactly("WRONG ord_1: is REJECTED, but the post has 1 items and never rejected it");
    }

    @Test
    void findsAnotherItemCodeThanThePosts() {
        gateway.put("ord_1", new Judge.View("R-1", "PLACED", "item-7", "PICKED_UP"));

        assertThat(judged()).containsExactly("WRONG ord_1: carries item-7, the post item-1");
    }

    @Test
    void findsAnOrderThatReachedThePostWithAnothersContent() {
        client.sending("R-4", new ClientLog.Asked("D-4", 80));
        client.accepted("R-4", "ord_4");
        post.taken(new PostJournal.Item("ord_4", "item-4", "D-1", 80));
        gateway.put("ord_4", new Judge.View("R-4", "PLACED", "item-4", "AWAITING_PICKUP"));

        assertThat(judged()).singleElement().asString().startsWith("WRONG ord_4: was asked for as");
    }

    @Test
    void findsAnOrderThatStandsUnderAnothersRequest() {
        gateway.put("ord_1", new Judge.View("R-2", "PLACED", "item-1", "PICKED_UP"));

        assertThat(judged()).containsExactly("WRONG ord_1: was promised for R-1 and stands under R-2");
    }

    @Test
    void findsACancellationThatNobodyAskedFor() {
        gateway.put("ord_1", new Judge.View("R-1", "CANCELLED", "item-1", "PICKED_UP"));

        assertThat(judged()).containsExactly("WRONG ord_1: is CANCELLED, which nobody asked for");
    }

    @Test
    void findsAnOrderThatDoesNotMove() {
        gateway.put("ord_1", new Judge.View("R-1", "OUTCOME_UNKNOWN", null, "AWAITING_PICKUP"));

        assertThat(judged()).containsExactly("STUCK ord_1: still is OUTCOME_UNKNOWN, with 1 items");
    }

    @Test
    void findsARequestThatWasNeverAnswered() {
        client.sending("R-5", new ClientLog.Asked("D-5", 80));

        assertThat(judged()).containsExactly("STUCK R-5: was sent and never answered");
    }

    @Test
    void passesOverALineThatAKillCutOff() throws Exception {
        Files.writeString(folder.resolve("post"), "TAKEN\tord_9\tite", StandardOpenOption.APPEND);

        assertThat(judged()).isEmpty();
    }

    private List<String> judged() {
        return Judge.judge(ClientLog.read(folder.resolve("client")), PostJournal.read(folder.resolve("post")), gateway,
                pickedUp).stream().map(Judge.Finding::toString).toList();
    }
}
