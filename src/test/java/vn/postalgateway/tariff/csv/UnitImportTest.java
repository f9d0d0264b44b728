package vn.postalgateway.tariff.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.platform.config.ConfigFault;
import vn.postalgateway.tariff.UnitTable;

class UnitImportTest {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
    private static final String HEADING = "code,name,provinceCode,formerDistrict\n";

    @TempDir
    private Path folder;

    @Test
    void keepsTheUnitsAsADatedTableThatTheNextStartReads() throws IOException {
        Path file = file("18100,\"Phường Trần Phú\",42,\n18073,Phường Thành Sen,42,Thành phố Hà Tĩnh\n");

        String done = new UnitImport(config()).take(file, "ha-tinh", DAY);

        assertThat(done).startsWith("Imported 2 communes of 1 province(s), valid from 2025-07-01");
        UnitTable table = new CsvUnitTables(config()).tables().inForce("ha-tinh", DAY).orElseThrow();
        assertThat(table.commune("18073")).contains(new UnitTable.Commune("Phường Thành Sen", "42",
            "Thành phố Hà Tĩnh"));
        assertThat(table.commune("18100").orElseThrow().formerDistrict()).isNull();
        assertThat(Files.list(Path.of(config(), "units"))).hasSize(1);
    }

    @Test
    void changesNothingWhenTheSameIsImportedAgainInAnotherOrder() throws IOException {
        new UnitImport(config()).take(file("18073,Thành Sen,42,\n18100,Trần Phú,42,\n"), "ha-tinh", DAY);
        String before = new CsvUnitTables(config()).tables().all().get(0).edition().sha256();

        String done = new UnitImport(config()).take(file("18100,Trần Phú,42,\n18073,Thành Sen,42,\n"), "ha-tinh", DAY);

        assertThat(done).startsWith("Nothing to do");
        assertThat(new CsvUnitTables(config()).tables().all().get(0).edition().sha256()).isEqualTo(before);
    }

    @Test
    void neverChangesATableInPlace() throws IOException {
        new UnitImport(config()).take(file("18073,Thành Sen,42,\n"), "ha-tinh", DAY);

        assertThatThrownBy(() -> new UnitImport(config()).take(file("18073,Thành Sen,42,Huyện\n"), "ha-tinh", DAY))
            .isInstanceOf(ConfigFault.class).hasMessageContaining("give the changed units a later day");
    }

    @Test
    void tellsEveryFaultWithItsLine() throws IOException {
        Path file = file("18073,Thành Sen,42,\n1807,,4,\n18073,Khác,42,\n18100,Trần Phú,42\n");

        assertThatThrownBy(() -> new UnitImport(config()).take(file, "ha-tinh", DAY)).hasMessage(String.join("\n",
            file + ": line 3: code is no commune code of five digits",
            file + ": line 3: name must have 1 to 100 letters",
            file + ": line 3: provinceCode is no province code of two digits",
            file + ": line 4: code stands twice: 18073",
            file + ": line 5: has 3 cells instead of 4"));
        assertThat(folder.resolve("config/units")).doesNotExist();
    }

    @Test
    void refusesAFileWithoutItsHeadingOrWithoutACommune() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a;b\n");

        assertThatThrownBy(() -> new UnitImport(config()).take(other, "ha-tinh", DAY))
            .hasMessage(other + ": line 1: the heading must be code,name,provinceCode,formerDistrict");
        assertThatThrownBy(() -> new UnitImport(config()).take(file(""), "ha-tinh", DAY))
            .hasMessageEndingWith("holds no commune");
        assertThatThrownBy(() -> new UnitImport(config()).take(folder.resolve("gone.csv"), "ha-tinh", DAY))
            .hasMessageEndingWith("the file cannot be read");
        assertThatThrownBy(() -> new UnitImport(config()).take(file("18073,T,42,\n"), "../x", DAY))
            .hasMessage("the table's id must match [a-z0-9-]+: ../x");
    }

    @Test
    void shipsTheCommunesOfHaTinh() {
        UnitTable shipped = new CsvUnitTables("config").tables().inForce("ha-tinh", DAY).orElseThrow();

        assertThat(shipped.communes()).hasSize(12);
        assertThat(shipped.communes().entrySet()).filteredOn(each -> each.getValue().formerDistrict() != null)
            .extracting(each -> each.getKey()).containsExactlyInAnyOrder("18073", "18100", "18652");
    }

    private String config() {
        return folder.resolve("config").toString();
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(folder.resolve("units.csv"), HEADING + rows);
    }
}
