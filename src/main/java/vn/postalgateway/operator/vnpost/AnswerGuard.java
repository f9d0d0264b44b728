package vn.postalgateway.operator.vnpost;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Stands before the parser: lets only a plain, bounded XML answer with status 200 through. */
class AnswerGuard extends AbstractPhaseInterceptor<Message> {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final int limitBytes;
    private final Duration deadline;
    private final Clock clock;

    AnswerGuard(int limitBytes, Duration deadline, Clock clock) {
        super(Phase.RECEIVE);
        this.limitBytes = limitBytes;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public void handleMessage(Message answer) {
        Integer status = (Integer) answer.get(Message.RESPONSE_CODE);
        if (status == null || status != 200) {
            throw new Fault(new PostHttpStatus(status == null ? 0 : status, retryAfter(answer)));
        }
        String type = String.valueOf(answer.get(Message.CONTENT_TYPE));
        if (!type.startsWith("text/xml") && !type.startsWith("application/xml")) {
            throw new Fault(new IOException("the answer is no XML"));
        }
        InputStream body = answer.getContent(InputStream.class);
        if (body != null) {
            answer.setContent(InputStream.class, new BoundedAnswer(body, limitBytes, deadline));
        }
    }

    /** Seconds or an HTTP date; what cannot be read counts as not given, what is too long is cut. */
    private Duration retryAfter(Message answer) {
        String value = header(answer, "Retry-After");
        if (value == null) {
            return null;
        }
        try {
            Duration pause = value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(clock.instant(), httpDate(value));
            return pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static Instant httpDate(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static String header(Message answer, String name) {
        if (answer.get(Message.PROTOCOL_HEADERS) instanceof Map<?, ?> headers) {
            for (Map.Entry<?, ?> header : headers.entrySet()) {
                if (name.equalsIgnoreCase(String.valueOf(header.getKey()))
                        && header.getValue() instanceof List<?> values && !values.isEmpty()) {
                    return String.valueOf(values.get(0)).strip();
                }
            }
        }
        return null;
    }
}
