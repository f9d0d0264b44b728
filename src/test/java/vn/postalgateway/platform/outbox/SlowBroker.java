package vn.postalgateway.platform.outbox;

import jakarta.jms.ConnectionFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** Connections to a real broker of which each message that is sent takes its time. */
final class SlowBroker {

    private final ConnectionFactory broker;
    private final Runnable takesItsTime;

    SlowBroker(ConnectionFactory broker, Runnable takesItsTime) {
        this.broker = broker;
        this.takesItsTime = takesItsTime;
    }

    ConnectionFactory connections() {
        return (ConnectionFactory) slowed(broker, ConnectionFactory.class);
    }

    // Whatever JMS object a call answers with is slowed too, down to the producer.
    private Object slowed(Object real, Class<?> type) {
        InvocationHandler slow = (proxy, method, arguments) -> {
            if (method.getName().equals("send")) {
                takesItsTime.run();
            }
            try {
                Object answer = method.invoke(real, arguments);
                boolean leadsToAProducer = Arrays.asList("createConnection", "createSession", "createProducer")
                        .contains(method.getName());
                return leadsToAProducer ? slowed(answer, method.getReturnType()) : answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, slow);
    }
}
