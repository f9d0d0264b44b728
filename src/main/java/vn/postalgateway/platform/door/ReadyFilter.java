package vn.postalgateway.platform.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks callers to come again while the gateway starts: its port opens before its routes do, and a path without its
 * route would be answered as unknown.
 */
public class ReadyFilter extends OncePerRequestFilter implements ApplicationListener<ApplicationReadyEvent>, Ordered {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final ObjectMapper json;
    private volatile boolean ready;

    public ReadyFilter(ObjectMapper json) {
        this.json = json;
    }

    /** Opens before anybody else hears of it, so that whoever starts to call us then is let in. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ready = true;
    }

    // The simulated post is no door of ours: it is open as soon as our routes, which may have work for it, can call.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ready || request.getRequestURI().startsWith("/services/simulated-post")
                || request.getRequestURI().startsWith("/actuator/")
                || request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProblemWriter.tell(json, request, response,
                Problem.tryLater("The gateway is starting; nothing was stored.", RETRY_AFTER_SECONDS));
    }
}
