package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** The home page before a read model by hand. */
class HomePageTest extends PagesAlone {

    @Autowired
    private StubOverview overview;

    @BeforeEach
    void begin() {
        overview.moment = StubOverview.Moment.OVER;
        visit("/");
    }

    @Test
    void speaksVietnameseFirstWhateverTheBrowserPrefers() {
        visit("/");

        assertThat(element("html").getAttribute("lang")).isEqualTo("vi");
        assertThat(text("h1")).isEqualTo("Hồ sơ nào cũng đến nơi, đồng nào cũng có lý do");
    }

    @Test
    void keepsEnglishOnceItIsChosen() {
        element(".switch").click();
        visit("/");

        assertThat(element("html").getAttribute("lang")).isEqualTo("en");
        assertThat(text("#one-stop-title")).isEqualTo("One-stop");
    }

    @Test
    void showsTheCountsThatMustBeZeroBesideWhatWasAccepted() {
        visit("/?lang=en");

        List<String> tiles = all(".tile").stream()
                .map(tile -> tile.findElement(By.tagName("dt")).getText() + " " + tile.findElement(By.tagName("dd")).getText())
                .toList();
        assertThat(tiles).containsExactly("accepted 126", "at the post 126", "lost 0", "doubled 0", "in doubt 0");
    }

    @Test
    void tellsOneOrdersJourneyStepByStepAndAnotherOneOnAClick() {
        visit("/");
        assertThat(text("#journey-title")).isEqualTo("H27.12-261005-0001");
        assertThat(all(".step")).hasSize(9);

        element("#to-ord_3").click();

        // The page that is left may be asked in between.
        await().ignoreExceptions().until(() -> text("#journey-title").equals("H27.12-261005-0003"));
        assertThat(browser.driver.getCurrentUrl()).endsWith("/?order=ord_3");
    }

    @Test
    void putsThePriceAsAnEquationInWholeDong() {
        visit("/");

        assertThat(text(".equation").replace('\n', ' ').replace('\u00a0', ' '))
                .isEqualTo("26.000 đ giá cước = 10.000 đ người dân trả + 16.000 đ ngân sách hỗ trợ");
        assertThat(text(".said").replace('\u00a0', ' ')).isEqualTo("Bưu điện đề nghị 2.508.500 đ");
    }

    @Test
    void writesMoneyInEnglishAsItsSentencesDo() {
        visit("/?lang=en");

        assertThat(text(".equation").replace('\n', ' ').replace('\u00a0', ' '))
                .isEqualTo("26,000 VND tariff = 10,000 VND citizens pay + 16,000 VND budget subsidy");
    }

    @Test
    void refreshesItselfWhileOrdersCome() {
        overview.moment = StubOverview.Moment.EMPTY;
        visit("/");
        assertThat(text(".one-stop .empty")).startsWith("Chưa có đơn nào.");

        overview.moment = StubOverview.Moment.RUNNING;

        await().until(() -> all(".feed li").size() == 12);
        assertThat(text(".day-words")).startsWith("Đang chạy");
    }

    @Test
    void needsNothingThatItsContentSecurityPolicyForbids() {
        visit("/");
        visit("/docs");
        await().until(() -> !all(".opblock").isEmpty());
        browser.picture("docs");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void isReadableAtEveryMomentInBothLanguagesOnEachScreen() {
        for (StubOverview.Moment moment : StubOverview.Moment.values()) {
            overview.moment = moment;
            look(pictureOf(moment) + "vi", "/?lang=vi", 1280, false);
            look(pictureOf(moment) + "vi-phone", "/?lang=vi", 390, true);
            look(pictureOf(moment) + "en", "/?lang=en", 1280, false);
        }
    }

    private static String pictureOf(StubOverview.Moment moment) {
        return moment == StubOverview.Moment.OVER ? "home-" : "home-" + moment.name().toLowerCase() + "-";
    }
}
