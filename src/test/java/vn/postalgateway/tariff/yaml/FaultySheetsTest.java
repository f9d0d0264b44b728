package vn.postalgateway.tariff.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.postalgateway.platform.config.ConfigFault;

/** Every fault of every file is told at once, one line each, with the line it stands on. */
class FaultySheetsTest {

    @TempDir
    private Path config;

    static Stream<Path> faults() {
        return FaultyFiles.of("tariffs");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areRefusedWithTheirLine(Path fault) throws IOException {
        Path folder = config.resolve("tariffs");
        FaultyFiles.copy(fault, folder);
        Files.copy(Path.of("config/tariffs/circular-22-2017.yaml"), folder.resolve("circular.yaml"));

        ConfigFault refusal = catchThrowableOfType(ConfigFault.class, () -> new YamlTariffs(config.toString()));

        List<String> expected = FaultyFiles.expected(fault, folder);
        assertThat(expected).isNotEmpty();
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage().lines()).containsExactlyElementsOf(expected);
    }
}
