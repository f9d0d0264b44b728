package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue and the source know the same codes, and a new one cannot get in without its page. */
class ProblemCatalogueTest {

    private static final Path MAIN = Path.of("src/main/java/vn/postalgateway");
    private static final String CODE = "\\s*\"([a-z-]+)\"";
    private static final List<Pattern> STATED = Stream.of("Problem\\.of\\(\\s*\\d+," + CODE,
            "(?:return of|new Problem)\\(\\s*\\d+," + CODE, "SettlementRefused\\.(?:conflict|wrong|forbidden)\\(" + CODE,
            "new SettlementRefused\\(\\s*Kind\\.\\w+," + CODE).map(Pattern::compile).toList();
    private static final Pattern WITH_STATUS =
            Pattern.compile("(?:Problem\\.of|return of|new Problem)\\(\\s*(\\d+)," + CODE);
    private static final Pattern ANY = Pattern.compile("(?:Problem\\.of\\(\\s*[\\w.()]+,|SettlementRefused\\."
            + "(?:conflict|wrong|forbidden)\\(|new SettlementRefused\\(\\s*[\\w.]+,)(?!" + CODE
            + "|\\s*problem\\.code\\(\\))");
    /** Where a code is handed on that is not another problem's; it is stated where it comes from, or beside this. */
    private static final Set<String> HANDED_ON = Set.of("ProblemPage.java", "Refusal.java", "SettlementRefused.java",
            "StatementFileRestDoor.java");
    /** Of what cannot be read in a statement's file only this refuses its marked copy. */
    private static final Pattern UNMARKABLE = Pattern.compile("new StatementUnreadable\\(" + CODE);

    private final ProblemCatalogue catalogue = new ProblemCatalogue();

    private Set<String> inCatalogue() {
        return catalogue.pages().stream().map(ProblemPage::code).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void hasAPageForEachCodeAndACodeForEachPage() {
        Set<String> stated = new TreeSet<>();
        sources().forEach((file, text) -> STATED.forEach(pattern -> stated.addAll(found(pattern, text))));
        stated.addAll(found(UNMARKABLE, sources().get("WorkbookMarking.java")));

        assertThat(stated).isEqualTo(inCatalogue());
        assertThat(catalogue.pages()).hasSameSizeAs(inCatalogue());
    }

    @Test
    void knowsEveryPlaceThatHandsACodeOn() {
        Set<String> places = new TreeSet<>();
        sources().forEach((file, text) -> {
            if (ANY.matcher(text).find()) {
                places.add(file);
            }
        });

        assertThat(places).isEqualTo(HANDED_ON);
    }

    @Test
    void saysTheStatusThatTheSourceSays() {
        Map<String, Set<Integer>> stated = new TreeMap<>();
        sources().values().forEach(text -> {
            for (Matcher m = WITH_STATUS.matcher(text); m.find();) {
                stated.computeIfAbsent(m.group(2), none -> new TreeSet<>()).add(Integer.valueOf(m.group(1)));
            }
        });

        stated.forEach((code, statuses) -> assertThat(statuses).as(code)
                .containsExactly(catalogue.page(code).orElseThrow().status()));
    }

    @Test
    void explainsEveryCodeThatTheContractNames() throws IOException {
        JsonNode contract = new YAMLMapper().readTree(Path.of("src/main/resources/openapi.yaml").toFile());
        Set<String> named = new TreeSet<>();
        for (JsonNode problem : contract.findParents("type")) {
            String type = problem.path("type").asText();
            if (type.startsWith("/docs/problems/")) {
                assertThat(type).isEqualTo("/docs/problems/" + problem.path("code").asText());
                named.add(problem.path("code").asText());
            }
        }

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(inCatalogue()).containsAll(named);
    }

    @Test
    void saysWhenToSendTheVerySameAgainOnlyWhereThatCanHelp() {
        assertThat(catalogue.pages()).allSatisfy(page -> {
            assertThat(page.vi().meaning()).as(page.code()).isNotBlank().isNotEqualTo(page.en().meaning());
            assertThat(page.status() >= 500).as(page.code()).isEqualTo(
                    page.status() >= 500 && page.retry() == ProblemPage.Retry.SAME);
            assertThat(page.example().code()).isEqualTo(page.code());
        });
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> codes = new TreeSet<>();
        for (Matcher m = pattern.matcher(text); m.find();) {
            codes.add(m.group(1));
        }
        return codes;
    }

    private static Map<String, String> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(f -> f.toString().endsWith(".java")).collect(Collectors.toMap(
                    f -> f.getFileName().toString(), ProblemCatalogueTest::text, String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
