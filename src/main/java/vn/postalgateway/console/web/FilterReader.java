package vn.postalgateway.console.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.postalgateway.console.CodeLists;
import vn.postalgateway.console.DifferenceFilter;
import vn.postalgateway.platform.json.PlainText;

/** Reads what an address asks for; one that asks for what is not there is no address, for it would find everything. */
@Component
class FilterReader {

    private static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("vi"), Locale.ENGLISH);

    private final CodeLists lists;
    private final MessageSource texts;

    FilterReader(CodeLists lists, MessageSource texts) {
        this.lists = lists;
        this.texts = texts;
    }

    DifferenceFilter read(DifferenceAddress address) {
        if (address.named().values().stream().anyMatch(value -> !PlainText.isPlain(value.toString()))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return address.filter(codes(address), outcome -> names("outcome." + outcome));
    }

    private List<String> codes(DifferenceAddress address) {
        Object list = address.named().get("list");
        return list == null ? List.of() : lists.named(list.toString())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What a key of the pages' texts is in each language. */
    Stream<String> names(String key) {
        return LANGUAGES.stream().map(language -> texts.getMessage(key, null, language));
    }
}
