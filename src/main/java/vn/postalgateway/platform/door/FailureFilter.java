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
 * answers its failures. Without it the web server would say 500 where "come again" is true.
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
            Problem problem = ProblemDocument.of(failed);
            FailureLog.of(problem, request, failed);
            ProblemWriter.write(json, request, response, problem);
        }
    }
}
