package vn.postalgateway.faults.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * Rides along in the packaged gateway's JVM and, when a thread comes to the chosen point for the nth time, stops it there
 * and calls for the kill, by making a file. The kill itself comes from outside: a real SIGKILL.
 */
public final class CrashAgent {

    /** From when a caller's answer or the post's request has surely left us, on loopback. */
    private static final long SOON_MILLIS = 40;

    private static final AtomicInteger TO_GO = new AtomicInteger();
    private static Path call;
    private static Path disarmed;

    private CrashAgent() {
    }

    /** @param words point, at which passage, file that calls for the kill, file that disarms; parted by commas */
    public static void premain(String words, Instrumentation jvm) {
        String[] parts = words.split(",");
        CrashPoint point = CrashPoint.valueOf(parts[0]);
        TO_GO.set(Integer.parseInt(parts[1]));
        call = Path.of(parts[2]);
        disarmed = Path.of(parts[3]);
        Class<?> advice = switch (point.moment) {
            case BEFORE -> Before.class;
            case AFTER -> After.class;
            case SOON_AFTER -> SoonAfter.class;
        };
        new AgentBuilder.Default().type(named(point.type))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(advice).on(named(point.method))))
                .installOn(jvm);
    }

    static final class Before {
        @Advice.OnMethodEnter
        static void enter() {
            CrashAgent.passed();
        }
    }

    static final class After {
        @Advice.OnMethodExit
        static void exit() {
            CrashAgent.passed();
        }
    }

    static final class SoonAfter {
        @Advice.OnMethodExit
        static void exit() {
            CrashAgent.passedSoon();
        }
    }

    public static void passed() {
        if (TO_GO.decrementAndGet() == 0 && !Files.exists(disarmed)) {
            callForTheKill();
            while (true) {
                LockSupport.park();
            }
        }
    }

    public static void passedSoon() {
        if (TO_GO.decrementAndGet() == 0 && !Files.exists(disarmed)) {
            Thread soon = new Thread(() -> {
                try {
                    TimeUnit.MILLISECONDS.sleep(SOON_MILLIS);
                    callForTheKill();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            soon.setDaemon(true);
            soon.start();
        }
    }

    private static void callForTheKill() {
        try {
            Files.createFile(call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
