package vn.postalgateway.sampleday;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntSupplier;

/** What one home remembers of its sample day: when it began, under which numbers, and that it is over. */
final class Diary {

    /** @param firstSequence the first sequence number in its dossier codes */
    record Beginning(LocalDate day, int firstSequence) { }

    private final Path folder;

    Diary(Path folder) {
        this.folder = folder;
    }

    boolean isOver() {
        return Files.exists(folder.resolve("over"));
    }

    /** The day's beginning, remembered from the first call on. */
    Beginning begin(LocalDate today, IntSupplier firstSequence) {
        try {
            Path file = folder.resolve("begun");
            if (!Files.exists(file)) {
                write("begun", today + "\n" + firstSequence.getAsInt() + "\n");
            }
            List<String> lines = Files.readAllLines(file);
            return new Beginning(LocalDate.parse(lines.get(0)), Integer.parseInt(lines.get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statement's file as it was written at first. */
    Path statement(String name) {
        return folder.resolve(name);
    }

    void over() {
        write("over", "The sample day has run in this home.\n");
    }

    /** Whole or not at all. */
    void write(String name, String content) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.writeString(folder.resolve(name + ".tmp"), content);
            Files.move(unfinished, folder.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
