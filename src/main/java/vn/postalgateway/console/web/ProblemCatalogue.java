package vn.postalgateway.console.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** All codes of the problem documents, as {@code problems.yaml} in the jar explains them. */
final class ProblemCatalogue {

    private static final String PLACE = "/problems.yaml";

    private final List<ProblemPage> pages;

    ProblemCatalogue() {
        try (InputStream file = ProblemCatalogue.class.getResourceAsStream(PLACE)) {
            pages = new YAMLMapper().readValue(file, new TypeReference<List<ProblemPage>>() { });
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of problems in the jar cannot be read", e);
        }
    }

    List<ProblemPage> pages() {
        return pages;
    }

    Optional<ProblemPage> page(String code) {
        return pages.stream().filter(page -> page.code().equals(code)).findFirst();
    }
}
