package vn.postalgateway.operator.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.operator.StatusMap;
import vn.postalgateway.platform.StartRefused;

class YamlOperatorProfilesTest {

    private static final String GOOD = """
            id: vnpost
            name: Bưu điện
            customerCode: "42"
            doubtClass: B
            settleAfter: PT60S
            statuses: {"14": {movement: DELIVERED, words: Phát thành công}}
            """;

    @TempDir
    Path folder;

    @Test
    void readsTheShippedOperator() {
        OperatorProfile vnpost = read(Path.of("config"), Optional.empty());

        assertThat(vnpost.doubtClass()).isEqualTo(DoubtClass.B);
        assertThat(vnpost.settleAfter()).isEqualTo(Duration.ofSeconds(60));
        StatusMap map = vnpost.mapOn(LocalDate.of(2026, 10, 5)).orElseThrow();
        assertThat(map.meaningOf("14").orElseThrow().movement()).isEqualTo(Movement.DELIVERED);
        assertThat(map.meaningOf("9").orElseThrow().flag()).isEqualTo("stoppedByPost");
        assertThat(map.meaningOf("77")).isEmpty();
        assertThat(map.meaningOfReason("người nhận đi vắng ").orElseThrow().attributableTo())
                .isEqualTo(ReasonMeaning.Attributable.RECIPIENT);
        assertThat(vnpost.mapOn(LocalDate.of(2017, 12, 31))).isEmpty();
    }

    @Test
    void readsEachDayByTheMapThatHeldThen() throws IOException {
        write(GOOD + """
                validFrom: 2018-01-01
                changes:
                  - {validFrom: 2026-10-05, statuses: {"15": {movement: HELD, words: Lưu}}}
                  - {validFrom: 2027-01-01, reasons: {Bão: {reason: STORM, attributableTo: FORCE_MAJEURE}}}
                """);

        OperatorProfile vnpost = read(folder, Optional.empty());

        assertThat(vnpost.mapOn(LocalDate.of(2026, 10, 4)).orElseThrow().statuses()).containsOnlyKeys("14");
        assertThat(vnpost.mapOn(LocalDate.of(2026, 10, 5)).orElseThrow().statuses()).containsOnlyKeys("14", "15");
        assertThat(vnpost.mapOn(LocalDate.of(2026, 12, 31)).orElseThrow().meaningOfReason("Bão")).isEmpty();
        assertThat(vnpost.mapOn(LocalDate.of(2027, 1, 1)).orElseThrow().meaningOfReason("BÃO")).isPresent();
        assertThat(vnpost.maps().all()).extracting(StatusMap::version).doesNotHaveDuplicates();
    }

    @Test
    void takesTheWordsOfTheSamePostFromItsOtherFile() {
        OperatorProfiles shipped = ShippedProfiles.read();

        assertThat(shipped.byId("vnpost-json").orElseThrow().statuses())
                .isEqualTo(shipped.byId("vnpost").orElseThrow().statuses());
        assertThat(shipped.byId("vnpost-json").orElseThrow().statements())
                .isEqualTo(shipped.byId("vnpost").orElseThrow().statements());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wordsOf: nobody               | names no operator with words of its own: nobody",
        "wordsOf: other                | names no operator with words of its own: other",
        "wordsOf: vnpost, reasons: {}  | stands in the words of vnpost already",
        "wordsOf: vnpost, statuses: {} | stands in the words of vnpost already"})
    void refusesWordsOfNobodyAndWordsBesideThem(String words, String fault) throws IOException {
        write(GOOD);
        Files.writeString(folder.resolve("operators/other.yaml"), "{id: other, name: Bưu điện, customerCode: '43', "
                + "doubtClass: B, settleAfter: PT60S, " + words + "}");

        assertThatThrownBy(() -> read(folder, Optional.empty())).isInstanceOf(StartRefused.class)
                .hasMessageContaining("other.yaml").hasMessageContaining(fault);
    }

    @Test
    void letsTheInstallationSetTheSettlingTime() {
        OperatorProfile vnpost = read(Path.of("config"), Optional.of(Duration.ofSeconds(10)));

        assertThat(vnpost.settleAfter()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "doubtClass: B     | doubtClass: D      | doubtClass must be one of",
        "settleAfter: PT60S| settleAfter: 60    | settleAfter must be a text",
        "settleAfter: PT60S| settleAfter: -PT1S | settleAfter must match",
        "name: Bưu điện    | nme: Bưu điện      | nme is not known here",
        "name: Bưu điện    | ''                 | name is missing",
        "words: Phát       | colour: red, words: P | statuses.14.colour is not known",
        "id: vnpost        | id: VNPost         | id must match",
        "id: vnpost        | 'id: [}'           | line 1",
        "name: Bưu điện    | 'name: B\nvalidFrom: 2027-01-01\nchanges: [{validFrom: 2026-10-05}]' | must be later than",
        "name: Bưu điện    | 'name: B\ntimes: {forms: [UNIX], ahead: PT24H}' | times.forms.0 must be one of",
        "name: Bưu điện    | 'name: B\ntimes: {forms: [ISO_LOCAL], ahead: -PT1H}' | times.ahead must",
        "name: Bưu điện    | 'name: B\nreasons: {Bão: {reason: STORM, attributableTo: GOD}}' | reasons.Bão.attributableTo",
    })
    void namesFileAndFieldOfAMistake(String good, String bad, String said) throws IOException {
        write(GOOD.replace(good, bad));

        assertThatThrownBy(() -> read(folder, Optional.empty()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(said)
                .satisfies(told -> assertThat(told.getMessage().lines()).allMatch(fault -> fault.contains("x.yaml: line ")));
    }

    @Test
    void refusesAKeyThatStandsTwice() throws IOException {
        write(GOOD + "name: again\n");

        assertThatThrownBy(() -> read(folder, Optional.empty())).isInstanceOf(StartRefused.class);
    }

    private void write(String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("operators")).resolve("x.yaml"), content);
    }

    private static OperatorProfile read(Path folder, Optional<Duration> settleAfter) {
        return new YamlOperatorProfiles(folder.toString(), id -> settleAfter).byId("vnpost").orElseThrow();
    }
}
