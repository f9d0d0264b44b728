package vn.postalgateway.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The loopback port of the embedded database: the one of last time if it is still free. */
final class FreePort {

    private static final int ANY = 0;
    private static final int HIGHEST = 65_535;

    private final Path file;

    FreePort(Path file) {
        this.file = file;
    }

    int lastOrNew() {
        try {
            String last = Files.exists(file) ? Files.readString(file).strip() : "";
            if (last.matches("[1-9]\\d{0,4}") && Integer.parseInt(last) <= HIGHEST && isFree(Integer.parseInt(last))) {
                return Integer.parseInt(last);
            }
            return another();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int another() {
        try (ServerSocket probe = new ServerSocket(ANY, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, probe.getLocalPort() + "\n");
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
