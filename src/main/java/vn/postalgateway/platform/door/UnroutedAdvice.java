package vn.postalgateway.platform.door;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

import jakarta.servlet.http.HttpServletRequest;

/** Answers what reached no route: an unknown path, a method that a path does not take, a broken multipart body. */
@RestControllerAdvice
class UnroutedAdvice {

    @ExceptionHandler(Exception.class)
    Object unrouted(Exception e, HttpServletRequest request) throws Exception {
        Problem problem = problem(e);
        if (Edge.isPage(request)) {
            Edge.refusePage(request, problem);
            return new ModelAndView("forward:" + Edge.REFUSAL_PAGE);
        }
        Answer answer = ProblemDocument.answer(problem, request.getRequestURI(), Edge.requestIdOf(request));
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.contentType()));
        answer.headers().forEach(response::header);
        if (e instanceof ErrorResponse refused) {
            response.headers(refused.getHeaders());
        }
        return response.body(answer.body());
    }

    private static Problem problem(Exception e) throws Exception {
        if (e instanceof MaxUploadSizeExceededException) {
            return Problem.of(413, "too-large", "The file is larger than 256 MiB.");
        }
        if (e instanceof MultipartException) {
            return Problem.notReadable("The multipart body cannot be read.");
        }
        if (e instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
            return of(refused.getStatusCode());
        }
        throw e;
    }

    private static Problem of(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Problem.notFound("resource");
            case 405 -> Problem.of(405, "method-not-allowed", "This path does not take that method.");
            case 415 -> Problem.of(415, "unsupported-media-type", "Content-Type application/json is expected.");
            default -> Problem.of(status.value(), "not-readable", "The request cannot be read.");
        };
    }
}
