package vn.postalgateway.order.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.order.form.OrderForm.End;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.json.FieldReader;

/**
 * Reads the form. Fields that we do not know are passed over: systems send some more than are written down anywhere,
 * and none of them is to be changed. Codes and amounts may be numbers or texts.
 */
final class OrderFormReader {

    /** With a service behind it, it must still be a requestId. */
    private static final int LONGEST_ORDER_NUMBER = 84;
    private static final long MOST_VND = 1_000_000_000L;
    private static final Pattern CREATE = Pattern.compile("2");
    private static final Set<String> NUMBERS = Set.of("CustomerCode", "CODAmount", "FlagConfig", "SenderProvince",
            "SenderDistrict", "ReceiverProvince", "ReceiverDistrict");

    private OrderFormReader() {
    }

    /** What is wrong is added to the faults and reads as absent. */
    static OrderForm read(JsonNode body, List<FieldFault> faults) {
        FieldReader in = FieldReader.of(numbersAsTexts(body), faults);
        in.required("FlagConfig", in.optionalText("FlagConfig", CREATE, "2"));
        return new OrderForm(in.text("CustomerCode", 1, 64), in.text("OrderNumber", 1, LONGEST_ORDER_NUMBER),
                in.optionalParsed("ItemCode", "an item code with its check digit, such as CV497960035VN",
                        OrderFormReader::itemCode),
                in.optionalParsed("CODAmount", "a whole number of dong from 0 to " + MOST_VND, OrderFormReader::vnd),
                end(in, "Sender"), end(in, "Receiver"));
    }

    private static End end(FieldReader in, String who) {
        return new End(in.optionalText(who + "Province", 100), in.optionalText(who + "District", 100),
                in.optionalText(who + "Address", 300), in.optionalText(who + "Name", 200),
                in.optionalText(who + "Tel", 64), in.optionalText(who + "Email", 254));
    }

    private static JsonNode numbersAsTexts(JsonNode body) {
        if (!body.isObject()) {
            return body;
        }
        ObjectNode texts = body.deepCopy();
        NUMBERS.stream().filter(name -> body.path(name).isIntegralNumber())
                .forEach(name -> texts.put(name, body.path(name).asText()));
        return texts;
    }

    private static String itemCode(String text) {
        return new ItemCode(text.replace(" ", "").toUpperCase(Locale.ROOT)).value();
    }

    private static Long vnd(String text) {
        long vnd = Long.parseLong(text);
        if (vnd < 0 || vnd > MOST_VND) {
            throw new IllegalArgumentException();
        }
        return vnd;
    }
}
