package vn.postalgateway.tariff.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of {@code src/test/resources/faulty/<kind>}: each is a fault that must be refused, and each of its files
 * says in its first lines, after {@code # refused:}, what it must be refused with.
 */
public final class FaultyFiles {

    private static final String MARK = "# refused: ";

    private FaultyFiles() {
    }

    public static Stream<Path> of(String kind) {
        return list(Path.of("src/test/resources/faulty", kind)).stream();
    }

    /** Puts the files of one fault into a configuration folder of this kind. */
    public static void copy(Path fault, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Path file : list(fault)) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that the start must be refused with. */
    public static List<String> expected(Path fault, Path folder) {
        return list(fault).stream().flatMap(file -> lines(file).stream().filter(line -> line.startsWith(MARK))
            .map(line -> folder.resolve(file.getFileName()) + ": " + line.substring(MARK.length()))).toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
