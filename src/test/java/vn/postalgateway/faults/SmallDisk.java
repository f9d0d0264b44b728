package vn.postalgateway.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.postalgateway.packaged.Program;

/** A disk of its own that is soon full: a tmpfs. Mounting needs root, as in every container that builds us. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 1 << 20;

    private final Path folder;
    private final Path filler;

    SmallDisk(Path folder, int mebibytes) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
        Program.run(List.of("mount", "-t", "tmpfs", "-o", "mode=0711,size=" + mebibytes + "m", "faults",
                folder.toString()));
    }

    /** To the last byte. */
    void fill() {
        byte[] block = new byte[BLOCK];
        for (int size = BLOCK; size > 0; size /= 16) {
            try (OutputStream out = Files.newOutputStream(filler, java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(block, 0, size);
                }
            } catch (IOException full) {
                if (!String.valueOf(full.getMessage()).contains("No space")) {
                    throw new UncheckedIOException(full);
                }
            }
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Program.run(List.of("umount", "-l", folder.toString()));
    }
}
