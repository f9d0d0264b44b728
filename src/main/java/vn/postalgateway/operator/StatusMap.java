package vn.postalgateway.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.Dated;
import vn.postalgateway.tariff.Edition;

/**
 * One dated edition of what an operator's status codes and reasons mean. The day on which an event occurred decides
 * which edition reads it.
 */
public final class StatusMap implements Dated {

    private static final int SHOWN_HASH = 8;

    private final Edition edition;
    private final Map<String, StatusMeaning> statuses;
    private final Map<String, ReasonMeaning> reasons = new TreeMap<>();

    /**
     * @param validFrom first day in Vietnam on which it applies
     * @param reasons   by the operator's own code or words, in any letter case
     */
    public StatusMap(String operator, LocalDate validFrom, Map<String, StatusMeaning> statuses,
                     Map<String, ReasonMeaning> reasons) {
        this.statuses = Map.copyOf(statuses);
        reasons.forEach((words, meaning) -> this.reasons.put(plain(words), meaning));
        this.edition = new Edition(operator, validFrom, null, sha256(new TreeMap<>(statuses) + "" + this.reasons),
                new Clause("operators/" + operator + ".yaml", 1));
    }

    @Override
    public Edition edition() {
        return edition;
    }

    /** {@code <operator>@<validFrom>#<hash>}: another content has another version. */
    public String version() {
        return edition.version() + "#" + edition.sha256().substring(0, SHOWN_HASH);
    }

    /** By the operator's own code. */
    public Map<String, StatusMeaning> statuses() {
        return statuses;
    }

    /** Empty for a code that this edition does not know. */
    public Optional<StatusMeaning> meaningOf(String status) {
        return Optional.ofNullable(statuses.get(status));
    }

    /** Empty for a reason that this edition does not know, and for none. */
    public Optional<ReasonMeaning> meaningOfReason(String reason) {
        return reason == null ? Optional.empty() : Optional.ofNullable(reasons.get(plain(reason)));
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }
}
