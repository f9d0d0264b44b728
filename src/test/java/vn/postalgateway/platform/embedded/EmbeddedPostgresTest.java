package vn.postalgateway.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The real server, with its files below the build folder, which other accounts than root's may enter. */
class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target/postgres-programs");

    private Path folder;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-homes")), "postgres");
        postgres = EmbeddedPostgres.start(folder, Optional.of(PROGRAMS));
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void flushesWhatItCommitsAndListensOnLoopbackOnly() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("unix_socket_directories")).isEmpty();
        assertThat(setting("server_encoding")).isEqualTo("UTF8");
    }

    @Test
    void letsNobodyInWithoutTheOwnersPassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), EmbeddedPostgres.NAME, "guess"))
                .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsItsDataAndItsPortOverAStop() throws SQLException {
        write("stays");
        String url = postgres.url();

        postgres.close();
        postgres = EmbeddedPostgres.start(folder, Optional.of(PROGRAMS));

        assertThat(written()).isEqualTo("stays");
        assertThat(postgres.url()).isEqualTo(url);
    }

    @Test
    void endsTheServerOfAGatewayThatWasKilledAndKeepsItsData() throws Exception {
        write("survives");
        ProcessHandle orphan = ProcessHandle.of(serverProcess()).orElseThrow();

        postgres = EmbeddedPostgres.start(folder, Optional.of(PROGRAMS));

        assertThat(written()).isEqualTo("survives");
        assertThat(orphan.info().arguments().orElse(new String[0])).isEmpty();
    }

    @Test
    void startsAServerAgainThatWasKilledAndKeepsItsPort() throws Exception {
        write("survives");
        postgres.keepRunning();
        ProcessHandle server = ProcessHandle.of(serverProcess()).orElseThrow();

        Stream.concat(Stream.of(server), server.descendants()).toList().forEach(ProcessHandle::destroyForcibly);

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> written().equals("survives"));
        assertThat(serverProcess()).isNotEqualTo(server.pid());
    }

    @Test
    void startsOverANoteWhoseNumberBelongsToAStrangerByNow() throws Exception {
        write("unharmed");
        Path note = folder.resolve("server/data/postmaster.pid");
        String left = Files.readString(note).replaceFirst("\\d+", String.valueOf(ProcessHandle.current().pid()));
        postgres.close();
        Files.writeString(note, left);

        postgres = EmbeddedPostgres.start(folder, Optional.of(PROGRAMS));

        assertThat(written()).isEqualTo("unharmed");
    }

    @Test
    void takesAnotherPortWhenTheLastOneIsTaken() throws IOException {
        String url = postgres.url();
        postgres.close();

        try (var taken = new java.net.ServerSocket(Integer.parseInt(Files.readString(folder.resolve("port")).strip()), 1,
                java.net.InetAddress.getLoopbackAddress())) {
            postgres = EmbeddedPostgres.start(folder, Optional.of(PROGRAMS));

            assertThat(postgres.url()).isNotEqualTo(url);
        }
    }

    @Test
    void neverRunsAsRootEvenWhereUserNamespacesAreForbidden() {
        List<PostgresAccount.Way> others = PostgresAccount.WAYS_DOWN_FROM_ROOT.subList(1, 4);

        List<String> userIds = others.stream()
                .map(way -> PostgresAccount.chooseFrom(List.of(way)))
                .map(account -> account.run(Path.of("/"), Duration.ofSeconds(10), List.of("id", "-u")).output())
                .toList();

        assertThat(userIds).doesNotContain("0").allMatch(id -> id.matches("\\d+"));
    }

    private long serverProcess() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("server/data/postmaster.pid")).get(0));
    }

    private void write(String text) throws SQLException {
        try (Connection connection = owner(); Statement statement = connection.createStatement()) {
            statement.execute("create table note (text text)");
            statement.execute("insert into note values ('" + text + "')");
        }
    }

    private String written() throws SQLException {
        return answer("select text from note");
    }

    private String setting(String name) throws SQLException {
        return answer("select current_setting('" + name + "')");
    }

    private String answer(String question) throws SQLException {
        try (Connection connection = owner(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.NAME, postgres.ownerPassword());
    }
}
