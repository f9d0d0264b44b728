package vn.postalgateway.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.postalgateway.platform.database.TestDatabase;

class CopyRowsTest {

    private static final String ROW = "x".repeat(1_000);

    private static TestDatabase database;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        database = new TestDatabase(2);
        jdbc = database.template();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void keepsEveryCharacterOfTextsAndLists() {
        String odd = "tab\t line\n return\r back\\slash \"quoted\" {1,2} Nguyễn \\N null";
        List<String> texts = database.transaction().execute(status -> {
            jdbc.execute("create temp table kept (n int, one text, more text[]) on commit drop");
            try (CopyRows copy = new CopyRows(jdbc, "kept (n, one, more)")) {
                copy.add(1, odd, List.of(odd, "", "null", "a,b"));
                copy.add(2, null, List.of());
                copy.add(3, "nul \0", null);
                copy.flush();
            }
            return jdbc.query("select one, more from kept order by n", (row, n) -> row.getString(1) + "|"
                    + (row.getArray(2) == null ? null : Arrays.asList((String[]) row.getArray(2).getArray())));
        });

        assertThat(texts).containsExactly(odd + "|" + List.of(odd, "", "null", "a,b"), "null|[]",
                "nul \uFFFD|null");
    }

    @Test
    void writesEveryPieceInOrderWhileTheConnectionReads() {
        List<Integer> found = database.transaction().execute(status -> {
            jdbc.execute("create temp table kept (n int, row text, at int generated always as identity) on commit drop");
            try (CopyRows copy = new CopyRows(jdbc, "kept (n, row)")) {
                for (int n = 0; n < 5_000; n++) {
                    copy.add(n, ROW);
                    if (n % 1_000 == 0) {
                        jdbc.queryForObject("select count(*) from kept", Long.class);
                    }
                }
                copy.flush();
            }
            return jdbc.queryForList("select n from kept order by at", Integer.class);
        });

        assertThat(found).hasSize(5_000).isSorted();
    }

    @Test
    void saysWhyTheDatabaseRefusedAPieceAndKeepsNothing() {
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
            jdbc.execute("create temp table kept (n int check (n < 2000), row text) on commit drop");
            try (CopyRows copy = new CopyRows(jdbc, "kept (n, row)")) {
                for (int n = 0; n < 5_000; n++) {
                    copy.add(n, ROW);
                }
                copy.flush();
            }
        })).hasMessageContaining("kept_n_check");
        assertThat(jdbc.queryForObject("select to_regclass('kept') is null", Boolean.class)).isTrue();
    }

    @Test
    void waitsForTheLastPieceWhenTheMakerOfRowsFails() {
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
            jdbc.execute("create temp table kept (n int, row text) on commit drop");
            try (CopyRows copy = new CopyRows(jdbc, "kept (n, row)")) {
                for (int n = 0; n < 2_000; n++) {
                    copy.add(n, ROW);
                }
                throw new IllegalStateException("the file is broken here");
            }
        })).hasMessage("the file is broken here").hasNoSuppressedExceptions();
        assertThat(jdbc.queryForObject("select 1", Integer.class)).isEqualTo(1);
    }
}
