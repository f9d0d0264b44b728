package vn.postalgateway.faults.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Rides along in the packaged gateway's JVM and, when a thread comes to the chosen point for the nth time, stops it there
 * and calls for the kill, by making a file. The kill itself comes from outside: a real SIGKILL. It is called by the
 * gateway's classes as the {@link AgentJar} has woven them.
 */
public final class CrashAgent {

    /** The property that says point, at which passage, file that calls for the kill, file that disarms; none: no aim. */
    public static final String AIM = "faults.aim";

    /** From when a caller's answer or the post's request has surely left us, on loopback. */
    private static final long SOON_MILLIS = 40;

    private static final String[] WORDS = System.getProperty(AIM, "nowhere,0").split(",");
    private static final AtomicInteger TO_GO = new AtomicInteger(Integer.parseInt(WORDS[1]));

    private CrashAgent() {
    }

    public static void passed(String point) {
        if (isTheEnd(point)) {
            callForTheKill();
            while (true) {
                LockSupport.park();
            }
        }
    }

    public static void passedSoon(String point) {
        if (isTheEnd(point)) {
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

    private static boolean isTheEnd(String point) {
        return WORDS[0].equals(point) && TO_GO.decrementAndGet() == 0 && !Files.exists(Path.of(WORDS[3]));
    }

    private static void callForTheKill() {
        try {
            Files.createFile(Path.of(WORDS[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
