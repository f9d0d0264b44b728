package vn.postalgateway.platform.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.platform.StartRefused;

class CredentialsFileTest {

    @TempDir
    Path home;

    @Test
    void generatesEveryNameOnceAndForItsOwnerOnly() throws IOException {
        Credentials credentials = file(Map.of()).readOrGenerate();

        var lines = Files.readAllLines(home.resolve("credentials.env"));

        assertThat(lines).extracting(line -> line.substring(0, line.indexOf('='))).isEqualTo(Credentials.NAMES);
        assertThat(new HashSet<>(lines.stream().map(line -> line.substring(line.indexOf('='))).toList()))
                .hasSameSizeAs(lines);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("credentials.env"))))
                .isEqualTo("rw-------");
        assertThat(Base64.getUrlDecoder().decode(credentials.get("ONE_STOP_TOKEN"))).hasSize(32);
        assertThat(credentials.dataKey().bytes()).hasSize(32);
    }

    @Test
    void givesTheSameSecretsAtALaterStart() {
        Credentials first = file(Map.of()).readOrGenerate();

        Credentials later = file(Map.of()).readOrGenerate();

        assertThat(Credentials.NAMES).allSatisfy(name -> assertThat(later.get(name)).isEqualTo(first.get(name)));
    }

    @Test
    void storesAKeyFromTheEnvironmentInANewFile() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        file(Map.of("GATEWAY_DATA_KEY", key)).readOrGenerate();

        Credentials later = file(Map.of()).readOrGenerate();

        assertThat(later.get("GATEWAY_DATA_KEY")).isEqualTo(key);
    }

    @Test
    void prefersTheEnvironmentAndLeavesAnExistingFileAsItIs() {
        String stored = file(Map.of()).readOrGenerate().get("POST_TOKEN");

        Credentials used = file(Map.of("POST_TOKEN", "given")).readOrGenerate();

        assertThat(used.get("POST_TOKEN")).isEqualTo("given");
        assertThat(file(Map.of()).readOrGenerate().get("POST_TOKEN")).isEqualTo(stored);
    }

    @Test
    void generatesNothingInProduction() {
        Credentials credentials = file(Map.of()).fromEnvironmentOnly();

        assertThat(home.resolve("credentials.env")).doesNotExist();
        assertThat(credentials.find("ONE_STOP_TOKEN")).isEmpty();
        assertThatThrownBy(credentials::dataKey).isInstanceOf(StartRefused.class).hasMessageContaining("GATEWAY_DATA_KEY");
    }

    @Test
    void namesTheLineThatIsNoLineOfCredentials() throws IOException {
        Files.writeString(home.resolve("credentials.env"), "ONE_STOP_TOKEN=abc\nnonsense\n");

        assertThatThrownBy(() -> file(Map.of()).readOrGenerate())
                .isInstanceOf(StartRefused.class).hasMessageContaining("line 2").hasMessageNotContaining("nonsense");
    }

    @Test
    void refusesADataKeyOfAnotherLength() {
        assertThatThrownBy(() -> DataKey.fromBase64("c2hvcnQ=")).isInstanceOf(StartRefused.class)
                .hasMessageContaining("32 random bytes").hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void neverPrintsValues() {
        Credentials credentials = file(Map.of()).readOrGenerate();

        String printed = credentials + " " + credentials.dataKey();

        assertThat(Credentials.NAMES).noneSatisfy(name -> assertThat(printed).contains(credentials.get(name)));
    }

    @Test
    void makesTheSetupTokenOnceEvenAfterItWasUsedUp() throws IOException {
        try (GatewayHome taken = GatewayHome.take(home)) {
            new SetupToken(taken).provide();
            Path token = home.resolve("setup-token");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token))).isEqualTo("rw-------");

            Files.writeString(token, "");
            new SetupToken(taken).provide();

            assertThat(token).isEmptyFile();
        }
    }

    @Test
    void takesTheSetupTokenUntilItIsUsedUp() {
        try (GatewayHome taken = GatewayHome.take(home)) {
            SetupToken setup = new SetupToken(taken);
            assertThat(setup.isRight("")).as("in demo there is none").isFalse();
            setup.provide();
            String token = SecretFile.read(home.resolve("setup-token"));

            assertThat(setup.isRight("guessed")).isFalse();
            assertThat(setup.isRight(token)).isTrue();
            setup.useUp();

            assertThat(setup.isRight(token)).isFalse();
            assertThat(setup.isRight("")).isFalse();
        }
    }

    private CredentialsFile file(Map<String, String> environment) {
        return new CredentialsFile(home, name -> Optional.ofNullable(environment.get(name)));
    }
}
