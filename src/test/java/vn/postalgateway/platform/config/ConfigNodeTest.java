package vn.postalgateway.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigNodeTest {

    @TempDir
    private Path root;

    @Test
    void fingerprintsWhatAFileSaysAndNotHowItIsLaidOut() {
        String one = fingerprint("a: 1\nb: [x, y]\nc: {d: 1, e: 2}\n");

        assertThat(fingerprint("# a comment\nc:\n  e: 2\n  d: 1\nb:\n  - x\n  - y\na: 1\n")).isEqualTo(one);
        assertThat(fingerprint("a: 2\nb: [x, y]\nc: {d: 1, e: 2}\n")).isNotEqualTo(one);
        assertThat(fingerprint("a: 1\nb: [y, x]\nc: {d: 1, e: 2}\n")).isNotEqualTo(one);
        assertThat(fingerprint("a: '1'\nb: [x, y]\nc: {d: 1, e: 2}\n")).isNotEqualTo(one);
        assertThat(one).matches("[0-9a-f]{64}");
    }

    @Test
    void asksForQuotesWhereACodeWouldLoseItsZero() {

        assertThatThrownBy(() -> read("province: 042").at("province").text())
            .hasMessageEndingWith("province must be a text in quotes");
    }

    @Test
    void refusesAListWhereAnObjectIsDue() {

        assertThatThrownBy(() -> read("a: [1]").at("a").at("b")).hasMessageEndingWith(
            "a must be an object of keys and values");
    }

    private String fingerprint(String yaml) {
        return read(yaml).sha256();
    }

    private ConfigNode read(String yaml) {
        try {
            Files.writeString(Files.createDirectories(root.resolve("things")).resolve("a.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfigFolder(root.toString(), "things").read(List::of).get(0).get(0);
    }
}
