package vn.postalgateway.platform.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class FailureFilterTest {

    @Test
    void asksToComeAgainWhereALoginFailsForWantOfADatabase() throws Exception {
        MockHttpServletResponse answer = answerTo(new CannotCreateTransactionException("no connection"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentType()).startsWith("application/problem+json");
    }

    @Test
    void asksToComeAgainWhereTheDatabaseWentAwayInTheMiddle() throws Exception {
        TransactionSystemException gone = new TransactionSystemException("JDBC rollback failed",
                new SQLException("Connection is closed"));

        assertThat(answerTo(gone).getStatus()).isEqualTo(503);
    }

    @Test
    void asksToComeAgainWhereALockWasNotGotInTime() throws Exception {
        assertThat(answerTo(new UncategorizedSQLException("update", null, new SQLException("lock", "55P03")))
                .getStatus()).isEqualTo(503);
    }

    @Test
    void answersWhatNobodyForesawWithoutItsReason() throws Exception {
        MockHttpServletResponse answer = answerTo(new IllegalStateException("secret"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).contains("internal-error").doesNotContain("secret");
    }

    @Test
    void tellsWhoeverLooksAtAPageByAPage() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/console/finance");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new FailureFilter(new ObjectMapper()).doFilter(request, response, (asked, answer) -> {
            throw new ServletException(new CannotCreateTransactionException("no connection"));
        });

        assertThat(response.getForwardedUrl()).isEqualTo("/console/refusal");
        assertThat(Edge.problemOf(request).status()).isEqualTo(503);
        assertThat(response.getContentAsString()).isEmpty();
    }

    private static MockHttpServletResponse answerTo(RuntimeException failure) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new FailureFilter(new ObjectMapper()).doFilter(new MockHttpServletRequest("POST", "/api/v1/orders"), response,
                (request, answer) -> {
                    throw failure;
                });
        return response;
    }
}
