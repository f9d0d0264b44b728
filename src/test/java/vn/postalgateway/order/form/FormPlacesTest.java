package vn.postalgateway.order.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the names and codes of places in a form mean. */
class FormPlacesTest {

    private final FormPlaces places = ShippedForms.places();

    @ParameterizedTest
    @CsvSource({"Hà Tĩnh, 42", "tỉnh hà tĩnh, 42", "Tỉnh  Hà Tĩnh, 42", "42, 42", "1, 01", "Thành phố Hà Nội, 01",
        "TP. Hồ Chí Minh, 79", "TP Hồ Chí Minh, 79", "Hồ Chí Minh, 79"})
    void knowsAProvinceByNameAndCode(String said, String code) {
        assertThat(places.provinceCode(said)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"Phường Thành Sen, 18073", "thành sen, 18073", "18073, 18073", "Xã Cẩm Xuyên, 18673", "Cẩm Xuyên, 18673"})
    void knowsACommuneOfItsProvinceByNameAndCode(String said, String code) {
        assertThat(places.communeCode("42", said)).contains(code);
        assertThat(places.communeCode("01", said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Thành phố Hà Tĩnh", "Huyện Cẩm Xuyên", "1", "00000", "Phường"})
    void takesNoFormerDistrictForACommune(String said) {
        assertThat(places.communeCode("42", said)).isEmpty();
    }

    @Test
    void believesAPartnersOwnNamesFirst() {
        FormPlaces own = places.with(FormPlaces.Codes.GSO, Map.of("48", "42", "Quảng Bình", "44"), Map.of("Thị xã Hồng Lĩnh", "18115"));

        assertThat(places.provinceCode("48")).contains("48");
        assertThat(own.provinceCode("48")).contains("42");
        assertThat(own.provinceCode("tỉnh Quảng Bình")).contains("44");
        assertThat(own.communeCode("42", "thị xã hồng lĩnh")).contains("18115");
    }

    @Test
    void takesNoNumberOfAnotherSystemForTheOffices() {
        FormPlaces posts = places.with(FormPlaces.Codes.OWN, Map.of("70", "79"), Map.of("4811", "18073"));

        assertThat(posts.provinceCode("70")).contains("79");
        assertThat(posts.provinceCode("48")).isEmpty();
        assertThat(posts.provinceCode("Hà Tĩnh")).contains("42");
        assertThat(posts.communeCode("42", "4811")).contains("18073");
        assertThat(posts.communeCode("42", "18073")).isEmpty();
    }

    @Test
    void takesLettersWrittenInPiecesForTheSame() {
        assertThat(places.provinceCode(java.text.Normalizer.normalize("Hà Tĩnh", java.text.Normalizer.Form.NFD)))
                .contains("42");
    }

    @Test
    void knowsNothingOfOtherPlaces() {
        assertThat(places.provinceCode("Atlantis")).isEmpty();
        assertThat(places.communeCode("42", null)).isEmpty();
    }
}
