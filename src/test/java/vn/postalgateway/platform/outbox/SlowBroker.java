package vn.postalgateway.platform.outbox;

import jakarta.jms.CompletionListener;
import jakarta.jms.ConnectionFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Connections to a real broker whose word on each message goes through the hands of a test, when the message is sent. */
final class SlowBroker {

    private final ConnectionFactory broker;
    private final UnaryOperator<CompletionListener> word;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    SlowBroker(ConnectionFactory broker, UnaryOperator<CompletionListener> word) {
        this.broker = broker;
        this.word = word;
    }

    /** How often this method was called of whatever leads to a producer. */
    int calls(String method) {
        return calls.getOrDefault(method, 0);
    }

    ConnectionFactory connections() {
        return (ConnectionFactory) slowed(broker, ConnectionFactory.class);
    }

    // Whatever JMS object a call answers with is slowed too, down to the producer.
    private Object slowed(Object real, Class<?> type) {
        InvocationHandler slow = (proxy, method, arguments) -> {
            calls.merge(method.getName(), 1, Integer::sum);
            if (method.getName().equals("send")) {
                int last = arguments.length - 1;
                arguments[last] = word.apply((CompletionListener) arguments[last]);
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
