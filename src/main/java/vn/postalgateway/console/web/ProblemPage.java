package vn.postalgateway.console.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;

/**
 * What the catalogue says about one code of the problem documents.
 *
 * @param soap       the SOAP doors answer it too
 * @param detail     an example of the answer's words
 * @param retryAfter seconds in an example's header; null where there is none
 * @param errors     an example's wrong fields; null where there are none
 */
record ProblemPage(@JsonProperty(required = true) String code, @JsonProperty(required = true) int status,
                   @JsonProperty(required = true) Retry retry, @JsonProperty(required = true) boolean soap,
                   @JsonProperty(required = true) String detail, Integer retryAfter, List<FieldFault> errors,
                   @JsonProperty(required = true) Words vi, @JsonProperty(required = true) Words en) {

    /** Whether to send again: the very same, once it is mended, or never. */
    enum Retry { SAME, MENDED, NEVER }

    /** What it means, and what its reader does next. */
    record Words(@JsonProperty(required = true) String meaning, @JsonProperty(required = true) String nextStep) { }

    public Words in(Locale language) {
        return language.getLanguage().equals("en") ? en : vi;
    }

    /** The problem as the gateway would answer it. */
    Problem example() {
        Problem problem = errors == null ? Problem.of(status, code, detail) : Problem.wrongFields(errors);
        return retryAfter == null ? problem : problem.with("Retry-After", String.valueOf(retryAfter));
    }
}
