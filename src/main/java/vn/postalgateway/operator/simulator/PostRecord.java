package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** One line of the post's journal. Without names, phones and addresses: the post's record of things, not of people. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PostRecord.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = PostRecord.Created.class, name = "created"),
    @JsonSubTypes.Type(value = PostRecord.Instructed.class, name = "instructed"),
    @JsonSubTypes.Type(value = PostRecord.Happened.class, name = "happened"),
    @JsonSubTypes.Type(value = PostRecord.Pushed.class, name = "pushed")})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface PostRecord {

    /**
     * The first line: which range of item codes this post gives out, so that two homes on one database never share
     * one.
     */
    record Opened(Instant at, int firstSerial) implements PostRecord { }

    /**
     * @param number     running number from 1, which also chooses the journey
     * @param nobodyHome nobody is at home at the first two attempts; then the post waits for what it is told
     */
    record Created(Instant at, int number, String orderReference, String itemCode, String dossierCode, String service,
                   int declaredGrams, int weighedGrams, long collectVnd, boolean nobodyHome) implements PostRecord { }

    /** @param decision REDELIVER, HOLD, RETURN or CANCEL */
    record Instructed(Instant at, String orderReference, String decision) implements PostRecord { }

    record Happened(PostEvent event) implements PostRecord { }

    /** The gateway has answered for these events. */
    record Pushed(Instant at, List<String> eventIds) implements PostRecord { }
}
