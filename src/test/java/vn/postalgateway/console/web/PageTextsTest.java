package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;

/** The page's texts: complete in both languages. */
class PageTextsTest {

    private static final Pattern PLACES = Pattern.compile("\\{[0-9]}");

    private final Properties vietnamese = texts("vi");
    private final Properties english = texts("en");

    @Test
    void sayTheSameThingsInBothLanguages() {
        assertThat(vietnamese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());

        vietnamese.stringPropertyNames().forEach(key -> assertThat(places(vietnamese, key)).as(key).isEqualTo(places(english, key)));
    }

    @Test
    void haveASentenceForEveryState() {
        Set<String> keys = vietnamese.stringPropertyNames();

        assertThat(keys).containsAll(Arrays.stream(Placement.values()).map(p -> "placement." + p).toList())
                .containsAll(Arrays.stream(Placement.values()).map(p -> "step.placement." + p).toList())
                .containsAll(Arrays.stream(Movement.values()).map(m -> "movement." + m).toList())
                .containsAll(Arrays.stream(Movement.values()).map(m -> "step.movement." + m).toList())
                .containsAll(Arrays.stream(Money.values()).map(m -> "step.money." + m).toList())
                .containsAll(Arrays.stream(DeliveryService.values()).map(s -> "service." + s).toList());
    }

    @Test
    void nameAMovementAsTheSentencesOfAStatementDo() {
        for (Movement movement : Movement.values()) {
            assertThat(vietnamese.getProperty("movement." + movement)).isEqualTo(movement.wording().vi());
            assertThat(english.getProperty("movement." + movement)).isEqualTo(movement.wording().en());
        }
    }

    @Test
    void holdNoBareQuoteThatFormattingWouldSwallow() {
        assertThat(vietnamese.values()).noneMatch(text -> text.toString().contains("'"));
        assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
    }

    private static Set<String> places(Properties texts, String key) {
        return PLACES.matcher(texts.getProperty(key)).results().map(r -> r.group())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        try (var in = new InputStreamReader(PageTextsTest.class.getResourceAsStream("/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }
}
