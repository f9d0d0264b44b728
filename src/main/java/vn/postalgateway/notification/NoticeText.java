package vn.postalgateway.notification;

import java.util.List;

/**
 * What a notice says: Vietnamese first, short English below it. It names no person.
 *
 * @param vietnamese paragraphs
 * @param english    paragraphs
 * @param link       where the item can be followed; null if nowhere
 * @param sms        the same as a short message
 */
public record NoticeText(String subject, List<String> vietnamese, List<String> english, String link, String sms) {

    public NoticeText {
        vietnamese = List.copyOf(vietnamese);
        english = List.copyOf(english);
    }

    /** For readers without HTML. */
    public String plain() {
        return String.join("\n\n", vietnamese) + "\n\n--\n\n" + String.join("\n\n", english) + "\n";
    }

    /** The same as simple HTML. */
    public String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">")
                .append("<title>").append(escaped(subject)).append("</title></head><body>\n");
        vietnamese.forEach(paragraph -> html.append("<p>").append(marked(paragraph)).append("</p>\n"));
        html.append("<hr>\n<div lang=\"en\">\n");
        english.forEach(paragraph -> html.append("<p>").append(marked(paragraph)).append("</p>\n"));
        return html.append("</div>\n</body></html>\n").toString();
    }

    private String marked(String paragraph) {
        String text = escaped(paragraph).replace("\n", "<br>\n");
        String url = link == null ? null : escaped(link);
        return url == null ? text : text.replace(url, "<a href=\"" + url + "\">" + url + "</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
