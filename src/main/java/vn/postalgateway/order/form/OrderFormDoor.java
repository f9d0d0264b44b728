package vn.postalgateway.order.form;

import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.order.AllottedCodes;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.ItemCodePool;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.order.json.OrderReader;
import vn.postalgateway.order.json.TakenOrder;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.OrderFormAnswer;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.StrictJson;

/**
 * {@code POST /forms/orders}: the order form that one-stop systems send to their integration platform, taken in like
 * any other order and answered in its own words.
 */
public class OrderFormDoor {

    private final YamlFormCustomers customers;
    private final OrderIntake intake;
    private final ItemCodePool codes;

    public OrderFormDoor(YamlFormCustomers customers, OrderIntake intake, ItemCodePool codes) {
        this.customers = customers;
        this.intake = intake;
        this.codes = codes;
    }

    /** Durably stored before it is answered; the same form again gets the same answer. */
    public Answer submit(HttpCall call) {
        String partner = call.caller().partnerId();
        List<FieldFault> faults = new ArrayList<>();
        OrderForm form = OrderFormReader.read(StrictJson.read(call.body()), faults);
        FormCustomer customer = customer(partner, form, faults);
        try {
            DeliveryRequest request = OrderReader.read(new OrderFromForm(form, customer, faults).order());
            Problem.refuseIfAny(faults);
            AllottedCodes allotted = new AllottedCodes(customer.itemCodes().ranges(), form.itemCode());
            DeliveryOrder order = TakenOrder.of(() -> intake.take(partner, request, allotted)).order();
            return OrderFormAnswer.taken("Taken as " + order.orderId() + codes.of(order.orderId())
                    .map(code -> ", item code " + code).orElse(""));
        } catch (Problem refused) {
            throw FormWords.of(refused, faults);
        }
    }

    private FormCustomer customer(String partner, OrderForm form, List<FieldFault> faults) {
        return customers.customer(partner, form.customerCode()).orElseThrow(() -> {
            if (form.customerCode() != null) {
                faults.add(new FieldFault("/CustomerCode", "is none that is set up for this access_token"));
            }
            return Problem.wrongFields(faults);
        });
    }
}
