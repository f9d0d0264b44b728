package vn.postalgateway.operator.vnpost;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import vn.postalgateway.platform.call.PostHttpStatus;
import vn.postalgateway.platform.call.RetryAfter;

/** Stands before the parser: lets only a plain, bounded XML answer with status 200 through. */
class AnswerGuard extends AbstractPhaseInterceptor<Message> {

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
            throw new Fault(new PostHttpStatus(status == null ? 0 : status,
                    RetryAfter.read(header(answer, "Retry-After"), clock)));
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

    private static String header(Message answer, String name) {
        if (answer.get(Message.PROTOCOL_HEADERS) instanceof Map<?, ?> headers) {
            for (Map.Entry<?, ?> header : headers.entrySet()) {
                if (name.equalsIgnoreCase(String.valueOf(header.getKey()))
                        && header.getValue() instanceof List<?> values && !values.isEmpty()) {
                    return String.valueOf(values.get(0));
                }
            }
        }
        return null;
    }
}
