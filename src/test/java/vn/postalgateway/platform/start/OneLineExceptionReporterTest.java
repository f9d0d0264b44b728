package vn.postalgateway.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import vn.postalgateway.platform.StartRefused;

class OneLineExceptionReporterTest {

    @Test
    void saysWhatTheRoomSaidThatRefusedTheStart() {
        var failure = new BeanCreationException("tariffs", new StartRefused("tariffs.yaml:\n  no zone"));

        assertThat(OneLineExceptionReporter.lineFor(failure))
                .contains("The gateway does not start: tariffs.yaml: no zone");
    }

    @Test
    void namesThePortThatIsTaken() {
        assertThat(OneLineExceptionReporter.lineFor(new PortInUseException(8080)).orElseThrow())
                .contains("port 8080 is taken").contains("SERVER_PORT").doesNotContain("\n");
    }

    @Test
    void leavesOurOwnMistakesToTheStackTrace() {
        assertThat(OneLineExceptionReporter.lineFor(new IllegalStateException("a bug"))).isEmpty();
    }

    @Test
    void refusesAFolderWithoutRoutesOrConfiguration(@TempDir Path folder) throws IOException {
        assertThat(WorkingDirectory.refusal(folder).orElseThrow()).contains("routes/").doesNotContain("\n");

        Files.createDirectory(folder.resolve("routes"));
        Files.createFile(Files.createDirectory(folder.resolve("config")).resolve("application.yaml"));

        assertThat(WorkingDirectory.refusal(folder)).isEmpty();
    }
}
