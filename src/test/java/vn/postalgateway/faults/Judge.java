package vn.postalgateway.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.journey.PartnerClient;

/**
 * Compares what the callers were promised with what the post really took, and only then with what the gateway says of
 * itself. It knows nothing of how the gateway works.
 */
final class Judge {

    /** What can be wrong with a promise, the worst first. */
    enum Fault { LOST, DOUBLED, PHANTOM, WRONG, STUCK }

    record Finding(Fault fault, String subject, String words) {
        @Override
        public String toString() {
            return fault + " " + subject + ": " + words;
        }
    }

    /** An order in the gateway's own words, taken from its API. */
    record View(String requestId, String placement, String itemCode, String movement) {

        /** All orders as the gateway shows them to their partner, by order id. */
        static Map<String, View> ofAll(PartnerClient partner) {
            Map<String, View> views = new HashMap<>();
            String cursor = "";
            while (cursor != null) {
                JsonNode page = partner.get("/api/v1/orders?limit=200" + cursor).json();
                page.path("orders").forEach(order -> views.put(order.path("orderId").asText(),
                        new View(order.path("requestId").asText(), order.path("placement").asText(),
                                order.path("itemCode").asText(null), order.path("movement").asText())));
                cursor = page.path("nextCursor").isTextual() ? "&cursor=" + page.path("nextCursor").asText() : null;
            }
            return views;
        }
    }

    private static final Set<String> ON_THE_WAY = Set.of("RECEIVED", "PLACING", "OUTCOME_UNKNOWN");

    private final ClientLog.Reading client;
    private final Map<String, List<PostJournal.Item>> living;
    private final Set<String> rejected;
    private final Map<String, View> gateway;
    private final Set<String> pickedUp;
    private final List<Finding> findings = new ArrayList<>();

    private Judge(ClientLog.Reading client, PostJournal.Reading post, Map<String, View> gateway,
                  Set<String> pickedUp) {
        this.client = client;
        this.living = post.livingByOrder();
        this.rejected = post.rejected();
        this.gateway = gateway;
        this.pickedUp = pickedUp;
    }

    /**
     * @param gateway  all orders of the partner, by order id
     * @param pickedUp the orders whose pickup the gateway has acknowledged to the post
     */
    static List<Finding> judge(ClientLog.Reading client, PostJournal.Reading post, Map<String, View> gateway,
                               Set<String> pickedUp) {
        Judge judge = new Judge(client, post, gateway, pickedUp);
        judge.requests();
        judge.strangers();
        judge.findings.sort(Comparator.comparing(Finding::fault));
        return judge.findings;
    }

    private void requests() {
        client.asked().forEach((requestId, asked) -> {
            Set<String> orders = client.promised().getOrDefault(requestId, Set.of());
            if (orders.isEmpty()) {
                find(Fault.STUCK, requestId, "was sent and never answered");
            }
            if (orders.size() > 1) {
                find(Fault.DOUBLED, requestId, "was answered with the orders " + orders);
            }
            orders.forEach(order -> promise(requestId, asked, order));
        });
    }

    private void promise(String requestId, ClientLog.Asked asked, String orderId) {
        View view = gateway.get(orderId);
        List<PostJournal.Item> items = living.getOrDefault(orderId, List.of());
        if (items.size() > 1) {
            find(Fault.DOUBLED, orderId, "has the items " + items.stream().map(PostJournal.Item::itemCode).toList());
        }
        if (view == null) {
            find(Fault.LOST, orderId, "was promised, and the gateway does not know it");
        } else if (!view.requestId().equals(requestId)) {
            find(Fault.WRONG, orderId, "was promised for " + requestId + " and stands under " + view.requestId());
        } else if (ON_THE_WAY.contains(view.placement())) {
            find(Fault.STUCK, orderId, "still is " + view.placement() + ", with " + items.size() + " items");
        } else {
            ended(asked, orderId, view, items);
        }
    }

    private void ended(ClientLog.Asked asked, String orderId, View view, List<PostJournal.Item> items) {
        switch (view.placement()) {
            case "PLACED" -> placed(asked, orderId, view, items);
            case "REJECTED" -> {
                if (!rejected.contains(orderId) || !items.isEmpty()) {
                    find(Fault.WRONG, orderId, "is REJECTED, but the post has " + items.size() + " items"
                            + (rejected.contains(orderId) ? "" : " and never rejected it"));
                }
            }
            default -> find(Fault.WRONG, orderId, "is " + view.placement() + ", which nobody asked for");
        }
    }

    private void placed(ClientLog.Asked asked, String orderId, View view, List<PostJournal.Item> items) {
        if (items.isEmpty()) {
            find(Fault.LOST, orderId, "is PLACED, but the post has no item of it");
            return;
        }
        PostJournal.Item item = items.get(0);
        if (items.stream().noneMatch(i -> i.itemCode().equals(view.itemCode()))) {
            find(Fault.WRONG, orderId, "carries " + view.itemCode() + ", the post " + item.itemCode());
        }
        if (!item.dossierCode().equals(asked.dossierCode()) || item.weightGrams() != asked.weightGrams()) {
            find(Fault.WRONG, orderId, "was asked for as " + asked + " and reached the post as " + item);
        }
        if (pickedUp.contains(orderId) && view.movement().equals("AWAITING_PICKUP")) {
            find(Fault.LOST, orderId, "was picked up, which the gateway acknowledged and does not know");
        }
    }

    private void strangers() {
        Set<String> promised = client.orders();
        living.keySet().stream().filter(order -> !promised.contains(order)).forEach(order ->
                find(Fault.PHANTOM, order, "is at the post, and nobody was promised it"));
        gateway.keySet().stream().filter(order -> !promised.contains(order)).forEach(order ->
                find(Fault.PHANTOM, order, "is in the gateway, and nobody was promised it"));
    }

    private void find(Fault fault, String subject, String words) {
        findings.add(new Finding(fault, subject, words));
    }
}
