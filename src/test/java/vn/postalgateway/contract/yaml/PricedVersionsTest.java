package vn.postalgateway.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.contract.PinnedVersions;
import vn.postalgateway.contract.PricedVersion;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

class PricedVersionsTest {

    private static final OperatorProfile POST = new OperatorProfile("vnpost", "x", "x", DoubtClass.B, Duration.ZERO,
        Map.of());
    private static final OperatorProfiles ANY_OPERATOR = operators(true);

    @TempDir
    private Path config;
    private final PinnedList pinned = new PinnedList();

    @BeforeEach
    void copyTheShippedFilesAndPriceOneOrder() throws IOException {
        for (String folder : List.of("tariffs", "regions", "contracts")) {
            Files.createDirectories(config.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of("config", folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, config.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
        versions().pin(HaTinh.item().question());
    }

    @Test
    void pinsContractTariffAndRegionsOfAPricedOrder() {

        assertThat(pinned.all()).extracting(PricedVersion::version).containsExactly("ha-tinh-city@2025-07-01",
            "circular-22-2017@2018-01-01", "three-regions@2025-07-01");
        assertThat(versions().changes()).isEmpty();
    }

    @Test
    void allowsCommentsAndLayoutToChange() throws IOException {
        edit("contracts/ha-tinh-city.yaml", "billable: [DELIVERED]", "# by default\nbillable:\n  - DELIVERED");

        assertThat(versions().changes()).isEmpty();
    }

    @Test
    void refusesAUsedFileThatWasChangedInPlace() throws IOException {
        edit("contracts/ha-tinh-city.yaml", "perDossierVnd: 10000", "perDossierVnd: 12000");

        assertThat(versions().changes()).containsExactly("contract ha-tinh-city@2025-07-01 has priced orders and was "
            + "changed in place; put it back and add a later version instead");
    }

    @Test
    void refusesAUsedFileThatIsGoneOrBearsAnotherDate() throws IOException {
        edit("contracts/ha-tinh-city.yaml", "validFrom: 2025-07-01", "validFrom: 2025-07-02");

        assertThat(versions().changes()).containsExactly("contract ha-tinh-city@2025-07-01 has priced orders and is "
            + "missing; put it back and add a later version instead");
    }

    @Test
    void leavesAFileAloneThatHasPricedNothing() throws IOException {
        edit("contracts/ha-tinh-city-per-100g.yaml", "perDossierVnd: 10000", "perDossierVnd: 12000");

        assertThat(versions().changes()).isEmpty();
    }

    @Test
    void acceptsALaterVersionBesideTheUsedOne() throws IOException {
        String shipped = Files.readString(config.resolve("contracts/ha-tinh-city.yaml"));
        Files.writeString(config.resolve("contracts/ha-tinh-city-2027.yaml"), shipped
            .replace("validFrom: 2025-07-01", "validFrom: 2027-01-01").replace("Vnd: 10000", "Vnd: 12000"));

        assertThat(versions().changes()).isEmpty();
        assertThat(documents().gaps(ANY_OPERATOR)).isEmpty();
    }

    @Test
    void missesASheetThatAContractNames() throws IOException {
        edit("contracts/ha-tinh-city.yaml", "tariff: circular-22-2017", "tariff: circular-23");
        edit("contracts/ha-tinh-city.yaml", "regions: three-regions", "regions: four-regions");

        assertThat(documents().gaps(ANY_OPERATOR)).containsExactly(
            "contract ha-tinh-city@2025-07-01: tariff circular-23 is not in force on 2025-07-01",
            "contract ha-tinh-city@2025-07-01: regions four-regions is not in force on 2025-07-01");
    }

    @Test
    void missesAnOperatorThatAContractNames() {

        assertThat(documents().gaps(operators(false))).contains(
            "contract ha-tinh-city@2025-07-01: operator vnpost is not known");
    }

    private static OperatorProfiles operators(boolean known) {
        return new OperatorProfiles() {
            @Override
            public Optional<OperatorProfile> byId(String operatorId) {
                return known ? Optional.of(POST) : Optional.empty();
            }

            @Override
            public Collection<OperatorProfile> all() {
                return List.of(POST);
            }
        };
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = Files.readString(config.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(config.resolve(file), text.replace(before, after));
    }

    private PricedVersions versions() {
        return new PricedVersions(documents(), pinned);
    }

    private PricingDocuments documents() {
        String root = config.toString();
        return new PricingDocuments(new YamlContractBook(root), new YamlTariffs(root), new YamlRegionTables(root));
    }

    private static final class PinnedList implements PinnedVersions {

        private final List<PricedVersion> kept = new ArrayList<>();

        @Override
        public void keep(PricedVersion version) {
            if (!kept.contains(version)) {
                kept.add(version);
            }
        }

        @Override
        public List<PricedVersion> all() {
            return kept;
        }
    }
}
