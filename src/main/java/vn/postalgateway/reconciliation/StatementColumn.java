package vn.postalgateway.reconciliation;

import java.util.Arrays;
import java.util.Optional;
import vn.postalgateway.operator.StatementDialect;

/** The columns of a statement that mean something to us, by the names of our interface. */
public enum StatementColumn {
    ITEM_CODE("itemCode", true),
    ORDER_REFERENCE("orderReference", false),
    DOSSIER_CODE("dossierCode", false),
    SERVICE("service", false),
    ACCEPTED_ON("acceptedOn", false),
    FINAL_STATUS("finalStatus", false),
    FINAL_ON("finalOn", false),
    WEIGHT_GRAMS("weightGrams", false),
    ZONE("zone", false),
    TARIFF_VND("tariffVnd", true),
    CITIZEN_PAID_VND("citizenPaidVnd", true),
    CLAIMED_VND("claimedVnd", true),
    COLLECTED_FEE_VND("collectedFeeVnd", false),
    NOTE("note", false);

    private final String canonicalName;
    private final boolean required;

    StatementColumn(String canonicalName, boolean required) {
        this.canonicalName = canonicalName;
        this.required = required;
    }

    public String canonicalName() {
        return canonicalName;
    }

    boolean isRequired() {
        return required;
    }

    /** The column that a heading means: our own names, or the operator's words. */
    static Optional<StatementColumn> of(String heading, StatementDialect dialect) {
        String word = StatementDialect.plain(heading);
        String name = dialect.headings().getOrDefault(word, word);
        return Arrays.stream(values()).filter(c -> c.canonicalName.equalsIgnoreCase(name)).findFirst();
    }
}
