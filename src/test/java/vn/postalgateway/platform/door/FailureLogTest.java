package vn.postalgateway.platform.door;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;

class FailureLogTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(FailureLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void writesOneLineWithoutTheDriversWordsWhenTheDiskIsFull() {
        SQLException diskFull = new SQLException("could not extend file for Nguyễn Thị Mẫu", "53100");

        FailureLog.of(Problem.tryLater("Later.", 2), exchange, new UncategorizedSQLException("insert", "…", diskFull));

        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(lines.list.get(0).getThrowableProxy()).isNull();
        assertThat(lines.list.get(0).getFormattedMessage()).contains("53100").doesNotContain("Mẫu");
    }

    @Test
    void keepsTheWholeReasonOfWhatNobodyForesaw() {
        FailureLog.of(ProblemDocument.of(new IllegalStateException("odd")), exchange, new IllegalStateException("odd"));

        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getThrowableProxy()).isNotNull();
    }

    @Test
    void saysNothingOfACallersMistake() {
        FailureLog.of(Problem.notFound("order"), exchange, Problem.notFound("order"));

        assertThat(lines.list).isEmpty();
    }
}
