package vn.postalgateway.tariff.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.platform.config.ConfigFault;
import vn.postalgateway.tariff.RegionTable;
import vn.postalgateway.tariff.Zone;

class RegionTableTest {

    private static final RegionTable REGIONS = new YamlRegionTables("config").tables()
        .inForce("three-regions", LocalDate.of(2025, 7, 1)).orElseThrow();

    @Test
    void placesEachOfThe34ProvincesInOneRegion() {

        assertThat(REGIONS.provinces()).hasSize(34);
        assertThat(REGIONS.provinces().values()).extracting(each -> each.region())
            .filteredOn(region -> region == 1).hasSize(18);
        assertThat(REGIONS.province("00")).isEmpty();
        assertThat(REGIONS.province(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"42,01,SAME_REGION", "42,40,SAME_REGION", "42,44,NEAR_REGION", "48,42,NEAR_REGION", "56,79,NEAR_REGION",
        "66,75,NEAR_REGION", "42,79,FAR_REGION", "96,04,FAR_REGION", "46,68,SAME_REGION", "91,92,SAME_REGION"})
    void tellsNeighbouringRegionsFromDistantOnesInBothDirections(String one, String other, Zone expected) {
        var here = REGIONS.province(one).orElseThrow();
        var there = REGIONS.province(other).orElseThrow();

        assertThat(RegionTable.between(here, there)).isEqualTo(expected);
        assertThat(RegionTable.between(there, here)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'\"44\": Quảng Trị' | '\"42\": Quảng Trị' | regions.1.provinces.42 stands in two regions",
        "'\"44\": Quảng Trị' | '\"440\": Quảng Trị' | regions.1.provinces.440 is no province code of two digits",
        "region: 3 | region: 4 | regions.2.region must be 1 to 3: 4"})
    void isRefusedInOneLineWhenFaulty(String right, String wrong, String expected, @TempDir Path config)
        throws IOException {
        Path file = Files.createDirectories(config.resolve("regions")).resolve("three-regions-2025.yaml");
        String shipped = Files.readString(Path.of("config/regions/three-regions-2025.yaml"));
        Files.writeString(file, shipped.replace(right, wrong));

        assertThatThrownBy(() -> new YamlRegionTables(config.toString())).isInstanceOf(ConfigFault.class)
            .message().startsWith(file + ": line ").endsWith(": " + expected);
    }
}
