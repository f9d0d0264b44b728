package vn.postalgateway.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;

class EmbeddedArtemisTest {

    private static final Duration SHORT_PAUSE = Duration.ofMillis(10);

    @TempDir
    Path folder;

    private EmbeddedArtemis artemis;

    @BeforeEach
    void start() {
        artemis = EmbeddedArtemis.start(folder, SHORT_PAUSE);
    }

    @AfterEach
    void stop() {
        artemis.close();
    }

    @Test
    void keepsAMessageOverARestart() {
        jms().convertAndSend("postal.letters", "ord_1");

        artemis.close();
        artemis = EmbeddedArtemis.start(folder, SHORT_PAUSE);

        assertThat(jms().receiveAndConvert("postal.letters")).isEqualTo("ord_1");
    }

    @Test
    void putsAMessageAsideAfterFiveDeliveries() throws JMSException {
        jms().convertAndSend("postal.letters", "poison");

        int deliveries = 0;
        while (deliverInVain()) {
            deliveries++;
        }

        assertThat(deliveries).isEqualTo(5);
        Message aside = jms().receive("postal.dead-letter");
        assertThat(aside.getBody(String.class)).isEqualTo("poison");
        assertThat(aside.getStringProperty("_AMQ_ORIG_QUEUE")).as("whose message it was").isEqualTo("postal.letters");
    }

    @Test
    void countsDeliveriesOverARestart() {
        jms().convertAndSend("postal.letters", "poison");
        for (int delivery = 1; delivery <= 3; delivery++) {
            assertThat(deliverInVain()).isTrue();
        }

        artemis.close();
        artemis = EmbeddedArtemis.start(folder, SHORT_PAUSE);

        assertThat(deliverInVain()).as("delivery 4").isTrue();
        assertThat(deliverInVain()).as("delivery 5").isTrue();
        assertThat(deliverInVain()).as("delivery 6").isFalse();
        assertThat(jms().receiveAndConvert("postal.dead-letter")).isEqualTo("poison");
    }

    @Test
    void takesAMessageItKnowsAlreadyOnlyOnce() {
        JmsTemplate jms = jms();
        jms.setSessionTransacted(false);

        for (int time = 0; time < 2; time++) {
            jms.send("postal.letters", session -> withId(session.createTextMessage("ord_1"), "PLACE:ord_1:0"));
        }

        assertThat(jms.receiveAndConvert("postal.letters")).isEqualTo("ord_1");
        assertThat(jms.receiveAndConvert("postal.letters")).isNull();
    }

    @Test
    void takesAMessageAgainThatARestartTookFromIt() {
        JmsTemplate jms = jms();
        jms.setSessionTransacted(false);
        jms.setExplicitQosEnabled(true);
        jms.setDeliveryPersistent(false);
        jms.send("postal.letters", session -> withId(session.createTextMessage("ord_1"), "PLACE:ord_1:0"));

        artemis.close();
        artemis = EmbeddedArtemis.start(folder, SHORT_PAUSE);
        JmsTemplate afterwards = jms();
        afterwards.setSessionTransacted(false);
        afterwards.send("postal.letters", session -> withId(session.createTextMessage("ord_1"), "PLACE:ord_1:0"));

        assertThat(afterwards.receiveAndConvert("postal.letters")).isEqualTo("ord_1");
    }

    @Test
    void givesTheNextMessageToWhoIsFree() {
        JmsTemplate jms = jms();

        jms.execute(session -> {
            MessageConsumer busy = session.createConsumer(session.createQueue("postal.letters"));
            jms.convertAndSend("postal.letters", "ord_1");
            assertThat(busy.receive(1_500).getBody(String.class)).isEqualTo("ord_1");
            jms.convertAndSend("postal.letters", "ord_2");
            jms.convertAndSend("postal.letters", "ord_3");

            assertThat(jms.receiveAndConvert("postal.letters")).isEqualTo("ord_2");
            assertThat(jms.receiveAndConvert("postal.letters")).isEqualTo("ord_3");
            return null;
        }, true);
    }

    @Test
    void refusesTheWholeTransactionThatHoldsAMessageItKnows() {
        jms().send("postal.letters", session -> withId(session.createTextMessage("ord_1"), "PLACE:ord_1:0"));

        assertThatThrownBy(() -> jms().execute(session -> {
            var producer = session.createProducer(session.createQueue("postal.letters"));
            producer.send(withId(session.createTextMessage("ord_2"), "PLACE:ord_2:0"));
            producer.send(withId(session.createTextMessage("ord_1"), "PLACE:ord_1:0"));
            session.commit();
            return null;
        })).rootCause().isInstanceOf(ActiveMQDuplicateIdException.class);

        assertThat(jms().receiveAndConvert("postal.letters")).isEqualTo("ord_1");
        assertThat(jms().receiveAndConvert("postal.letters")).isNull();
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> artemis.connectionFactory("gateway", "guess").createConnection())
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> artemis.connectionFactory(null, null).createConnection())
                .isInstanceOf(JMSSecurityException.class);
    }

    private boolean deliverInVain() {
        return Boolean.TRUE.equals(jms().execute(session -> {
            boolean came = session.createConsumer(session.createQueue("postal.letters")).receive(1_500) != null;
            session.rollback();
            return came;
        }, true));
    }

    private static Message withId(Message message, String id) throws JMSException {
        message.setStringProperty("_AMQ_DUPL_ID", id);
        return message;
    }

    private JmsTemplate jms() {
        ConnectionFactory factory = artemis.connectionFactory();
        JmsTemplate template = new JmsTemplate(factory);
        template.setSessionTransacted(true);
        template.setReceiveTimeout(1_500);
        return template;
    }
}
