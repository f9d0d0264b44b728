package vn.postalgateway.platform.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.postalgateway.platform.StartRefused;

/** The folder that holds all state of one gateway. It belongs to one process at a time; the lock dies with it. */
public final class GatewayHome implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;

    private GatewayHome(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Takes the folder for this process and makes it if need be; refuses when another gateway lives there. */
    public static GatewayHome take(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            GatewayHome home = new GatewayHome(root, lock(root));
            Files.createDirectories(home.inboxStatements());
            return home;
        } catch (IOException unusable) {
            throw new StartRefused("the home folder " + root + " cannot be used (" + unusable + ").", unusable);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve("gateway.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException takenByThisProcess) {
            channel.close();
            throw inUse(root);
        }
        channel.close();
        throw inUse(root);
    }

    private static StartRefused inUse(Path root) {
        return new StartRefused("another gateway is running on the home folder " + root
                + "; stop it, or name another folder with GATEWAY_HOME.");
    }

    public Path root() {
        return root;
    }

    /** Statement files dropped here are imported. */
    public Path inboxStatements() {
        return root.resolve("inbox/statements");
    }

    public Path simulator() {
        return root.resolve("simulator");
    }

    public Path artemis() {
        return root.resolve("artemis");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException unreleased) {
            throw new UncheckedIOException(unreleased);
        }
    }
}
