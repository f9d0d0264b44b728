package vn.postalgateway.settlement.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.Dispute.Side;
import vn.postalgateway.settlement.DisputeFile;
import vn.postalgateway.settlement.DisputePaper;
import vn.postalgateway.settlement.DisputeQuery;
import vn.postalgateway.settlement.Disputes;
import vn.postalgateway.settlement.Disputes.Word;
import vn.postalgateway.tariff.Vnd;

/** {@code /api/v1/disputes}: what an approved month left out, every word about it, and what it comes to. */
public class DisputeRestDoor {

    private final Disputes disputes;
    private final Clock clock;

    public DisputeRestDoor(Disputes disputes, Clock clock) {
        this.disputes = disputes;
        this.clock = clock;
    }

    /** Oldest first. */
    public Answer list(HttpCall call) {
        DisputeQuery asked = DisputeReader.query(call);
        List<Dispute> found = disputes.page(new DisputeQuery(asked.contract(), asked.period(), asked.state(),
                asked.itemCode(), asked.overdue(), asked.after(), asked.limit() + 1));
        List<Dispute> page = found.subList(0, Math.min(asked.limit(), found.size()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("disputes", page.stream().map(d -> DisputeAnswer.of(d, today())).toList());
        json.put("nextCursor", found.size() > page.size() ? page.get(page.size() - 1).disputeId() : null);
        return Answer.ok(json);
    }

    public Answer show(HttpCall call) {
        return answer(call, () -> disputes.find(id(call)));
    }

    public Answer say(HttpCall call) {
        Word word = DisputeReader.word(call);
        return answer(call, () -> disputes.say(id(call), word));
    }

    public Answer send(HttpCall call) {
        Word word = DisputeReader.wordOf(Side.AGENCY, call);
        return answer(call, () -> disputes.send(id(call), word));
    }

    public Answer answer(HttpCall call) {
        Word word = DisputeReader.wordOf(Side.POST, call);
        return answer(call, () -> disputes.answer(id(call), word));
    }

    public Answer escalate(HttpCall call) {
        Word word = DisputeReader.wordOf(Side.AGENCY, call);
        return answer(call, () -> disputes.escalate(id(call), word));
    }

    public Answer agree(HttpCall call) {
        DisputeReader.Step step = DisputeReader.agreement(call);
        return answer(call, () -> disputes.agree(id(call), step.amount(), step.word()));
    }

    public Answer adjust(HttpCall call) {
        Vnd seen = DisputeReader.adjustment(call);
        return answer(call, () -> disputes.adjust(id(call), seen, call.caller().partnerId()));
    }

    public Answer attach(HttpCall call) {
        Side side = DisputeReader.sideOfPaper(call);
        byte[] bytes = bytes(call.upload().file());
        DisputeFile file = Refusal.told(call, () -> disputes.attach(id(call), side, DisputeReader.nameOfPaper(call),
                bytes, call.caller().partnerId()));
        Map<String, Object> json = DisputeAnswer.of(id(call), file);
        return Answer.json(201, json).with("Location", "/api/v1/disputes/" + id(call) + "/files/" + file.fileId());
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > DisputePaper.MOST_BYTES) {
                throw Problem.of(413, "too-large", "A file must not be larger than 5 MiB.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded paper cannot be read", e);
        }
    }

    /** The paper as it came, to be saved and never shown by a browser within our pages. */
    public Answer file(HttpCall call) {
        byte[] bytes = Refusal.told(call, () -> disputes.bytes(id(call), call.pathValue("fileId")));
        DisputePaper kind = DisputePaper.of(bytes);
        return Answer.of(kind.mediaType(), bytes)
                .with("Content-Disposition",
                        "attachment; filename=\"" + call.pathValue("fileId") + kind.ending() + "\"")
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private Answer answer(HttpCall call, Supplier<Dispute> step) {
        return Answer.ok(Refusal.told(call, () -> {
            Dispute dispute = step.get();
            return DisputeAnswer.of(dispute, disputes.history(dispute.disputeId()), today());
        }));
    }

    private static String id(HttpCall call) {
        return call.pathValue("disputeId");
    }

    private LocalDate today() {
        return VietnamTime.dayOf(clock.instant());
    }
}
