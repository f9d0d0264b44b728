package vn.postalgateway.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** A wire of ours between two parts, on loopback, that can be made bad at any moment. */
final class FaultProxy implements AutoCloseable {

    /** How bad the wire is. */
    enum Wire {
        GOOD("good"),
        /** Each piece of data takes 100 ms longer. */
        LATENT("latent"),
        /** One kilobyte at a time, with pauses. */
        SLOW("slow"),
        /** What stands is cut, what is new is refused. */
        CUT("cut"),
        /** Connections stand and are made, and nothing comes through. */
        BLACK_HOLE("a black hole");

        final String words;

        Wire(String words) {
            this.words = words;
        }
    }

    private static final int PIECE = 16_384;
    private static final int SLOW_PIECE = 1_024;

    private final ServerSocket door;
    private final IntSupplier target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Wire wire = Wire.GOOD;

    /** @param target the port behind, asked at each connection */
    FaultProxy(IntSupplier target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    void become(Wire next) {
        wire = next;
        if (next == Wire.CUT) {
            open.forEach(this::cut);
        }
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                threads.execute(() -> connect(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        Socket behind = new Socket();
        open.add(caller);
        open.add(behind);
        try {
            waitWhileBlack();
            if (wire == Wire.CUT) {
                throw new IOException("cut");
            }
            behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()), 2_000);
            caller.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            threads.execute(() -> carry(caller, behind));
            threads.execute(() -> carry(behind, caller));
        } catch (IOException nobodyThere) {
            part(caller, behind);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            int read = from.getInputStream().read(piece, 0, size());
            while (read >= 0) {
                waitWhileBlack();
                TimeUnit.MILLISECONDS.sleep(wire == Wire.LATENT ? 100 : wire == Wire.SLOW ? 20 : 0);
                to.getOutputStream().write(piece, 0, read);
                read = from.getInputStream().read(piece, 0, size());
            }
            waitWhileBlack();
            hangUp(from, to);
        } catch (IOException broken) {
            part(from, to);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** One side has said all; the other one may still be speaking. */
    private void hangUp(Socket from, Socket to) throws IOException {
        to.shutdownOutput();
        from.shutdownInput();
        if (to.isInputShutdown()) {
            from.close();
            to.close();
            open.remove(from);
            open.remove(to);
        }
    }

    private int size() {
        return wire == Wire.SLOW ? SLOW_PIECE : PIECE;
    }

    private void waitWhileBlack() throws IOException {
        try {
            while (wire == Wire.BLACK_HOLE) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException(closing);
        }
    }

    private void part(Socket one, Socket other) {
        cut(one);
        cut(other);
    }

    /** With a reset, as when a machine goes away. */
    private void cut(Socket socket) {
        open.remove(socket);
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (SocketException closedAlready) {
            open.remove(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::cut);
        threads.shutdownNow();
    }
}
