package vn.postalgateway.platform.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a problem document where no route has been entered yet. */
public final class ProblemWriter {

    private ProblemWriter() {
    }

    /** Tells a program by a problem document, and a person by a page. */
    static void tell(ObjectMapper json, HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws ServletException, IOException {
        if (Edge.isPage(request)) {
            Edge.refusePage(request, problem);
            response.resetBuffer();
            request.getRequestDispatcher(Edge.REFUSAL_PAGE).forward(request, response);
        } else {
            write(json, request, response, problem);
        }
    }

    public static void write(ObjectMapper json, HttpServletRequest request, HttpServletResponse response,
            Problem problem)
            throws IOException {
        Answer answer = ProblemDocument.answer(problem, request.getRequestURI(), Edge.requestIdOf(request));
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setCharacterEncoding("UTF-8");
        answer.headers().forEach(response::setHeader);
        json.writeValue(response.getOutputStream(), answer.body());
    }
}
