package vn.postalgateway.console.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium without a window; talks to nobody but the page under test. */
final class Browser {

    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");
    private static final List<String> DRIVERS =
            List.of("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private static Browser shared;

    final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** One for all tests of this process: opening one takes seconds. Each begins with {@link #forget}. */
    static synchronized Browser shared() {
        assumeTrue(System.getProperty("noBrowser") == null, "left out on purpose by -DnoBrowser");
        if (shared == null) {
            shared = open();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "close-browser"));
        }
        return shared;
    }

    /** Who was signed in, in which language, on which screen, and what was complained about. */
    void forget() {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        screen(1280, 900, false);
        complaints();
    }

    private static Browser open() {
        Path chromium = found(BROWSERS);
        Path chromedriver = found(DRIVERS);
        try {
            Path profile = Files.createTempDirectory("browser-profile");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(chromium.toFile());
            options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                    "--hide-scrollbars", "--user-data-dir=" + profile);
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.WARNING);
            options.setCapability("goog:loggingPrefs", logs);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(chromedriver.toFile()).usingAnyFreePort().build();
            ChromeDriver driver = new ChromeDriver(service, options);
            driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20)).scriptTimeout(Duration.ofSeconds(30));
            return new Browser(driver, profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Goes and waits for the page after this one, which a click alone does not always. Told by a mark on the old page:
     * asked about an element of it, the driver fails in more ways than one meanwhile.
     */
    void leave(Runnable way) {
        driver.executeScript("window.left = true");
        way.run();
        new WebDriverWait(driver, Duration.ofSeconds(20), LOOK_AGAIN).ignoring(WebDriverException.class).until(
                page -> driver.executeScript("return !window.left && document.readyState === 'complete'"));
    }

    /** Lays the page out as on a screen of this size. */
    void screen(int width, int height, boolean phone) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    }

    /** Whether any of these would be printed. */
    boolean onPaper(String selector) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            return Boolean.TRUE.equals(driver.executeScript("return [...document.querySelectorAll(arguments[0])]"
                    + ".some(each => each.checkVisibility())", selector));
        } finally {
            driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    /** A picture of the whole page, kept under {@code target/screens}; the good ones are copied to {@code src/docs/screens}. */
    void picture(String name) {
        Map<String, Object> shot = driver.executeCdpCommand("Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Path folder = Files.createDirectories(Path.of("target", "screens"));
            Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many sheets of A4 the page takes when it is printed. */
    long printedSheets() {
        Map<String, Object> pdf = driver.executeCdpCommand("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69));
        String text = new String(Base64.getDecoder().decode((String) pdf.get("data")), StandardCharsets.ISO_8859_1);
        return Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count();
    }

    /** What the browser complained about: refused scripts and styles, missing files, errors. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
    }

    private void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path found(List<String> places) {
        return places.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElseThrow(() -> new AssertionError(
                "The pages are looked at with a real browser. Install one with: apt-get install chromium chromium-driver"
                        + " (or leave these tests out on purpose with -DnoBrowser)"));
    }
}
