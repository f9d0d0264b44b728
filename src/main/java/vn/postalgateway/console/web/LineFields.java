package vn.postalgateway.console.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.postalgateway.console.ComparedLine;
import vn.postalgateway.console.ComparedLine.Side;

/** What both sides say of one line, field by field, as it is read; what neither says is left out. */
final class LineFields {

    /**
     * One field as both sides have it.
     *
     * @param ours   null where we say nothing; likewise theirs
     */
    record Field(String name, String ours, String theirs) {

        /** What one side does not say does not differ. */
        public boolean differs() {
            return ours != null && theirs != null && !ours.equals(theirs);
        }
    }

    private final ComparedLine line;
    private final List<Field> fields = new ArrayList<>();

    private LineFields(ComparedLine line) {
        this.line = line;
    }

    static List<Field> of(ComparedLine line, PageFormat format, String language) {
        LineFields all = new LineFields(line);
        all.add("item", Side::itemCode, text -> text);
        all.add("dossiers", Side::dossierCodes, text -> text);
        all.add("service", Side::service, service -> service.wording().in(language));
        all.add("zone", Side::zone, zone -> zone.wording().in(language));
        all.add("weight", Side::weightGrams, grams -> format.number(grams) + " g");
        all.add("accepted", Side::acceptedOn, format::day);
        all.add("delivered", Side::finalOn, format::day);
        all.add("tariff", Side::tariff, format::vnd);
        all.add("atPost", Side::atPost, format::vnd);
        all.add("amount", Side::amount, format::vnd);
        all.add("fee", Side::collectFee, format::vnd);
        return all.fields;
    }

    private <T> void add(String name, Function<Side, T> value, Function<T, String> words) {
        Field field = new Field(name, words(line.ours(), value, words), words(line.theirs(), value, words));
        if (field.ours() != null || field.theirs() != null) {
            fields.add(field);
        }
    }

    private static <T> String words(Side side, Function<Side, T> value, Function<T, String> words) {
        T said = side == null ? null : value.apply(side);
        return said == null ? null : words.apply(said);
    }
}
