package vn.postalgateway.platform.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what fails before a route is entered, such as the look at a token while the database is away, as every door
 * answers its failures. Without it the web server would say 500 where "come again" is true. Whoever looks at a page is
 * told by a page.
 */
public class FailureFilter extends OncePerRequestFilter {

    private final ObjectMapper json;

    public FailureFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failed) {
            if (response.isCommitted()) {
                throw failed;
            }
            answer(request, response, failed);
        } catch (ServletException failed) {     // a page's own failure comes so wrapped
            if (response.isCommitted() || !Edge.isPage(request)) {
                throw failed;
            }
            answer(request, response, failed);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception failed)
            throws ServletException, IOException {
        Problem problem = ProblemDocument.of(failed);
        FailureLog.of(problem, request, failed);
        ProblemWriter.tell(json, request, response, problem);
    }
}
