package vn.postalgateway.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The sample order in SOAP's words. */
final class SoapSample {

    private SoapSample() {
    }

    /** The children of SubmitOrder for an order of {@link OrderSample}. */
    static String order(ObjectNode order) {
        StringBuilder xml = new StringBuilder();
        for (String name : new String[] {"requestId", "contract", "agencyCode", "service"}) {
            xml.append(element(name, order.path(name)));
        }
        order.path("dossiers").forEach(d -> {
            xml.append("<v1:dossier>");
            for (String name : new String[] {"code", "procedureCode", "procedureName", "onlineLevel",
                "appointmentDate"}) {
                xml.append(element(name, d.path(name)));
            }
            d.path("documents").forEach(document -> xml.append(element("document", document)));
            xml.append("</v1:dossier>");
        });
        xml.append(party(order, "sender")).append(party(order, "recipient"));
        for (String name : new String[] {"weightGrams", "submittedOnline", "citizenChargePaid"}) {
            xml.append(element(name, order.path(name)));
        }
        order.path("collectFees").forEach(fee -> xml.append("<v1:collectFee>").append(element("code", fee.path("code")))
                .append(element("vnd", fee.path("vnd"))).append("</v1:collectFee>"));
        xml.append(element("note", order.path("note")));
        if (order.has("notices")) {
            xml.append("<v1:notices>").append(element("email", order.path("notices").path("email")))
                    .append(element("sms", order.path("notices").path("sms"))).append("</v1:notices>");
        }
        return xml.toString();
    }

    private static String party(ObjectNode order, String who) {
        StringBuilder xml = new StringBuilder("<v1:" + who + ">");
        for (String name : new String[] {"name", "phone", "address", "communeCode", "provinceCode"}) {
            xml.append(element(name, order.path(who).path(name)));
        }
        return xml.append("</v1:").append(who).append(">").toString();
    }

    /** An event from name and value in turns. */
    static String event(String... namesAndValues) {
        StringBuilder xml = new StringBuilder("<v1:event>");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.append(element(namesAndValues[i], namesAndValues[i + 1]));
        }
        return xml.append("</v1:event>").toString();
    }

    static String element(String name, String value) {
        return "<v1:" + name + ">" + value.replace("&", "&amp;").replace("<", "&lt;") + "</v1:" + name + ">";
    }

    private static String element(String name, JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : element(name, value.asText());
    }
}
