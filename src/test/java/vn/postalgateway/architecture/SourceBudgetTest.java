package vn.postalgateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the budgets of main files: 300 lines, methods of 40, lines of 120 columns, a package-info per feature. */
class SourceBudgetTest {

    private static final Path MAIN = Path.of("src/main/java/vn/postalgateway");

    @Test
    void filesStayWithinThreeHundredLines() {
        assertThat(sources().filter(f -> lines(f).size() > 300)).isEmpty();
    }

    @Test
    void linesStayWithinOneHundredAndTwentyColumns() {
        List<String> tooLong = new ArrayList<>();
        sources().forEach(f -> {
            List<String> lines = lines(f);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > 120) {
                    tooLong.add(f + ":" + (i + 1));
                }
            }
        });

        assertThat(tooLong).isEmpty();
    }

    @Test
    void methodsStayWithinFortyLines() {
        List<String> tooLong = new ArrayList<>();
        sources().forEach(f -> tooLong.addAll(longMethods(f.toString(), lines(f))));

        assertThat(tooLong).isEmpty();
    }

    @Test
    void noticesAMethodOfFortyOneLines() {
        List<String> lines = new ArrayList<>(List.of("class A {", "    void long() {"));
        for (int i = 0; i < 39; i++) {
            lines.add("        step();");
        }
        lines.addAll(List.of("    }", "}"));

        assertThat(longMethods("A.java", lines)).containsExactly("A.java:2");
    }

    private static List<String> longMethods(String file, List<String> lines) {
        List<String> found = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches(" {4}[^ @*/}].*\\(.*") && !line.contains(" class ") && !line.contains(" record ")
                    && !line.endsWith(";")) {
                start = i;
            } else if (line.equals("    }") && start >= 0) {
                if (i - start + 1 > 40) {
                    found.add(file + ":" + (start + 1));
                }
                start = -1;
            }
        }
        return found;
    }

    @Test
    void everyFeatureSaysWhatItIsAbout() throws IOException {
        try (Stream<Path> features = Files.list(MAIN)) {
            assertThat(features.filter(Files::isDirectory)
                    .filter(f -> !Files.exists(f.resolve("package-info.java")))).isEmpty();
        }
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
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
