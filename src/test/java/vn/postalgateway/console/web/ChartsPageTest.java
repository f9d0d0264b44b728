package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

/** The charts before a year by hand. */
class ChartsPageTest extends PagesAlone {

    private static final String PAGE = "/console/finance/charts?lang=";

    @Autowired
    private StubYear year;

    @BeforeEach
    void begin() {
        year.empty = false;
    }

    @Test
    void drawsTheYearAndSaysEachNumberBesideIt() {
        for (String language : List.of("vi", "en")) {
            for (boolean phone : new boolean[] {false, true}) {
                look("console-charts-" + language + (phone ? "-phone" : ""), PAGE + language, phone ? 390 : 1280, phone);
            }
        }
        visit(PAGE + "vi");

        assertThat(text("section[aria-labelledby=chart-returned]"))
                .contains("20,17 %", "1.868 trên 9.257 kết quả trả qua bưu chính", "19,56 %", "20,78 %");
        assertThat(text("section[aria-labelledby=chart-subsidy] .legend")).contains("H20.33 UBND thành phố Hồng Ngự", "Cơ quan khác");
        assertThat(text("section[aria-labelledby=chart-causes]")).contains("khác giá cước", "+8.346.000 đ");
        for (WebElement drawing : all("svg.columns")) {
            assertThat(drawing.getAttribute("role")).isEqualTo("img");
            assertThat(drawing.getAttribute("aria-label")).isNotBlank();
            assertThat(drawing.findElements(By.cssSelector("rect"))).isNotEmpty();
        }
    }

    @Test
    void saysWhatIsMissingWhereThereIsNothingToDraw() {
        year.empty = true;

        look("console-charts-empty-vi", PAGE + "vi", 1280, false);

        assertThat(all(".empty")).hasSize(4);
    }
}
