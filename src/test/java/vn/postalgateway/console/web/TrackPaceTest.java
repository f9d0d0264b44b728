package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a citizen is told who asked too often. */
class TrackPaceTest extends PagesAlone {

    @Test
    void saysWhenToTryAgainOnAPhoneInBothLanguages() {
        browser.screen(320, 640, true);
        visit("/track?lang=vi");
        ask("H27.12-261001-0001", "5678");
        assertThat(text(".notice")).startsWith("Không tìm thấy hồ sơ");

        ask("", "5679");

        assertThat(text(".notice")).startsWith("Đã tra cứu quá nhiều lần. Hãy thử lại sau 10 phút, từ 09:10, 23/11/2026.");
        assertThat(element("input[name=dossier]").getAttribute("value")).isEqualTo("H27.12-261001-0001");
        lookAt("track-wait-vi-phone", 320);
        element("header a").click();
        ask("", "5679");
        assertThat(text(".notice")).contains("try again in 10 minutes, from 09:10, 23/11/2026 on");
        lookAt("track-wait-en-phone", 320);
    }

    private static void ask(String dossier, String digits) {
        element("input[name=dossier]").sendKeys(dossier);
        element("input[name=digits]").sendKeys(digits);
        browser.leave(element("button")::click);
    }
}
