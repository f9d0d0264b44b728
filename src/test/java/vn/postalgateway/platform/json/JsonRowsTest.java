package vn.postalgateway.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.postalgateway.platform.door.Problem;

/** Where the rows of a body begin and end, and whose matter a fault is. */
class JsonRowsTest {

    private static final JsonRows.Limits LIMITS = new JsonRows.Limits(4, 70_000);

    @ParameterizedTest(name = "{0}")
    @MethodSource("linesOfTwoRows")
    void findsTheLinesHoweverTheyEnd(String what, String body) {
        JsonRows rows = lines(body);

        assertThat(all(rows)).extracting(JsonNode::toString).containsExactly("{\"a\":\"ạ\"}", "{\"b\":2}");
    }

    static Stream<Arguments> linesOfTwoRows() {
        return Stream.of(
                Arguments.of("a line's end behind each", "{\"a\":\"ạ\"}\n{\"b\":2}\n"),
                Arguments.of("none behind the last", "{\"a\":\"ạ\"}\n{\"b\":2}"),
                Arguments.of("CR LF", "{\"a\":\"ạ\"}\r\n{\"b\":2}\r\n"),
                Arguments.of("blank lines", "\n \t\r\n{\"a\":\"ạ\"}\n\n\n{\"b\":2}\n  \n"),
                Arguments.of("spaces around", "  {\"a\": \"ạ\"}\t \n {\"b\" : 2} \r\n"),
                Arguments.of("a byte order mark", "\uFEFF{\"a\":\"ạ\"}\n{\"b\":2}\n"),
                Arguments.of("a byte order mark on a line of its own", "\uFEFF\n{\"a\":\"ạ\"}\n{\"b\":2}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void leavesWhatIsWrongWithOneLineToThatLine(String what, byte[] line, int status, String told) {
        JsonRows rows = JsonRows.ofLines(joined(bytes("{\"a\":1}\n"), line, bytes("\n{\"b\":2}")), LIMITS);

        Problem refusal = catchThrowableOfType(Problem.class, () -> rows.read(2));

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.getMessage()).contains(told);
        assertThat(rows.count()).isEqualTo(3);
        assertThat(rows.read(1).toString() + rows.read(3)).isEqualTo("{\"a\":1}{\"b\":2}");
    }

    static Stream<Arguments> badLines() {
        return Stream.of(
                badLine("half an object", "{\"a\":", 400, "The row is not readable JSON (line 1, column"),
                badLine("no JSON", "hello", 400, "The row is not readable JSON"),
                badLine("two values", "{} {}", 400, "The row is not readable JSON"),
                badLine("a key twice", "{\"a\":1,\"a\":2}", 400, "a key stands twice"),
                badLine("too deep", "[".repeat(33) + "]".repeat(33), 400, "a limit is exceeded"),
                badLine("a text of more than 64 Ki characters", "\"" + "x".repeat(65_537) + "\"", 400,
                        "a limit is exceeded"),
                badLine("more than a row may have", "\"" + "x".repeat(70_000) + "\"", 413, "larger than 68 KiB"),
                Arguments.of("no UTF-8", new byte[] {'"', (byte) 0xC3, '"'}, 400, "The row is not UTF-8."));
    }

    private static Arguments badLine(String what, String line, int status, String told) {
        return Arguments.of(what, bytes(line), status, told);
    }

    @Test
    void takesATextOfSixtyFourKibibytesInEitherForm() {
        String row = "{\"note\":\"" + "x".repeat(65_536) + "\"}";

        assertThat(lines(row).read(1).path("note").textValue()).hasSize(65_536);
        assertThat(array("[" + row + "]").read(1).path("note").textValue()).hasSize(65_536);
    }

    @Test
    void findsTheElementsOfAnArrayWhateverTheyAre() {
        JsonRows rows = array("\uFEFF [ {\"a\": {\"b\": [1, \"]}ạ\"]}} ,12.50,\n\"[ạ\\\"\" , null ] \n");

        assertThat(all(rows)).extracting(JsonNode::toString)
                .containsExactly("{\"a\":{\"b\":[1,\"]}ạ\"]}}", "12.5", "\"[ạ\\\"\"", "null");
    }

    @Test
    void takesAnArrayOfNothing() {
        assertThat(array("[]").count()).isZero();
    }

    @Test
    void letsAnElementBeAsDeepAsALine() {
        String deep = "[".repeat(32) + "]".repeat(32);

        assertThat(array("[" + deep + "]").read(1)).isEqualTo(lines(deep).read(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenArrays")
    void refusesAnArrayThatCannotBeReadToItsEnd(String what, String body, String told) {
        Problem refusal = catchThrowableOfType(Problem.class, () -> array(body));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.getMessage()).contains(told);
    }

    static Stream<Arguments> brokenArrays() {
        return Stream.of(
                Arguments.of("nothing", "", "The body is empty"),
                Arguments.of("a byte order mark alone", "\uFEFF", "The body is empty"),
                Arguments.of("spaces", "  \n ", "must be a JSON array"),
                Arguments.of("an object", "{\"a\":1}", "must be a JSON array"),
                Arguments.of("an array that breaks off", "[{\"a\":1},{\"a\":", "at row 2 (line 1, column"),
                Arguments.of("an array without its end", "[{\"a\":1}", "at row 2"),
                Arguments.of("a comma too many", "[{\"a\":1},]", "at row 2"),
                Arguments.of("a key twice", "[{},{},{\"a\":1,\"a\":1}]", "at row 3 (line 1, column 18): a key stands twice."),
                Arguments.of("too deep", "[" + "[".repeat(33) + "]".repeat(33) + "]", "at row 1"),
                Arguments.of("too long a text", "[1,\"" + "x".repeat(65_537) + "\"]", "at row 2"),
                Arguments.of("too long a text further in", "[{\"a\":[\"" + "x".repeat(65_537) + "\"]}]", "at row 1"),
                Arguments.of("too long a number", "[1,2," + "9".repeat(65) + "]", "at row 3"),
                Arguments.of("something behind", "[] []", "more than one JSON value"),
                Arguments.of("another coding", "[\0{\0}\0]\0", "at row 1"));
    }

    @Test
    void refusesOneRowTooManyAndNamesIt() {
        String four = "{},{},{},{}";

        Problem elements = catchThrowableOfType(Problem.class, () -> array("[" + four + ",{}]"));
        Problem lines = catchThrowableOfType(Problem.class, () -> lines(four.replace(',', '\n') + "\n{}"));

        assertThat(array("[" + four + "]").count()).isEqualTo(lines(four.replace(',', '\n')).count()).isEqualTo(4);
        assertThat(List.of(elements.status(), lines.status())).containsOnly(413);
        assertThat(List.of(elements.getMessage(), lines.getMessage())).allMatch(told -> told.contains("row 5 is one too"));
    }

    @Test
    void refusesLinesOfNothing() {
        assertThat(catchThrowableOfType(Problem.class, () -> lines("")).status()).isEqualTo(400);
        assertThat(catchThrowableOfType(Problem.class, () -> lines("\r\n \n")).status()).isEqualTo(400);
    }

    private static List<JsonNode> all(JsonRows rows) {
        return IntStream.rangeClosed(1, rows.count()).mapToObj(rows::read).toList();
    }

    private static JsonRows lines(String body) {
        return JsonRows.ofLines(bytes(body), LIMITS);
    }

    private static JsonRows array(String body) {
        return JsonRows.ofArray(bytes(body), LIMITS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
