package vn.postalgateway.order.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.postalgateway.order.form.OrderForm.End;
import vn.postalgateway.order.json.OrderReader;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tariff.DeliveryService;

/**
 * Puts a form into the words of our own orders, so that all doors share one reader of their content: the number and the
 * service are the requestId; what we have no field for is kept among the extensions, where it counts as content.
 */
final class OrderFromForm {

    private static final String COLLECTED = "COD";

    private final OrderForm form;
    private final FormCustomer customer;
    private final List<FieldFault> faults;

    OrderFromForm(OrderForm form, FormCustomer customer, List<FieldFault> faults) {
        this.form = form;
        this.customer = customer;
        this.faults = faults;
    }

    /** @throws Problem if nothing says which way the papers go */
    ObjectNode order() {
        DeliveryService service = service();
        boolean home = service == DeliveryService.RESULT_DELIVERY;
        ObjectNode order = JsonNodeFactory.instance.objectNode()
                .put("requestId", form.orderNumber() == null ? null : form.orderNumber() + "/" + service)
                .put("contract", customer.contract()).put("agencyCode", customer.agency().code())
                .put("service", service.name()).put("weightGrams", customer.weightGrams())
                .put("submittedOnline", customer.submittedOnline())
                .put("citizenChargePaid", customer.chargePaid().name());
        order.putArray("dossiers").addObject().put("code", form.orderNumber())
                .put("onlineLevel", customer.onlineLevel());
        order.set("sender", home ? agency(form.sender()) : citizen(form.sender(), "Sender"));
        order.set("recipient", home ? citizen(form.receiver(), "Receiver") : agency(form.receiver()));
        if (form.codAmountVnd() != null && form.codAmountVnd() > 0) {
            order.putArray("collectFees").addObject().put("code", COLLECTED).put("vnd", form.codAmountVnd());
        }
        if (customer.emailIsConsent()) {
            order.putObject("notices").put("email", (home ? form.receiver() : form.sender()).email());
        }
        order.putObject("extensions").put("CustomerCode", form.customerCode()).put("ItemCode", form.itemCode());
        return order;
    }

    private DeliveryService service() {
        if (customer.service() != null) {
            return customer.service();
        }
        boolean fromAgency = isAgencys(form.sender().tel());
        if (fromAgency == isAgencys(form.receiver().tel())) {
            faults.add(new FieldFault("/SenderTel", "or else ReceiverTel must be a number of the agency, which tells "
                    + "whether papers are fetched or a result is brought home"));
            throw Problem.wrongFields(faults);
        }
        return fromAgency ? DeliveryService.RESULT_DELIVERY : DeliveryService.DOSSIER_PICKUP;
    }

    private boolean isAgencys(String tel) {
        try {
            return tel != null && customer.agency().tels().contains(OrderReader.phone(tel));
        } catch (IllegalArgumentException noPhone) {
            return false;
        }
    }

    private ObjectNode agency(End end) {
        return party(end).put("provinceCode", customer.agency().place().provinceCode())
                .put("communeCode", customer.agency().place().communeCode());
    }

    private ObjectNode citizen(End end, String who) {
        String province = end.province() == null ? null : customer.places().provinceCode(end.province()).orElse(null);
        if (end.province() != null && province == null) {
            faults.add(new FieldFault("/" + who + "Province", "is no name or code of a province that is known here, "
                    + "such as Hà Tĩnh or 42"));
        }
        return party(end).put("provinceCode", province)
                .put("communeCode", customer.places().communeCode(province, end.district()).orElse(null));
    }

    private static ObjectNode party(End end) {
        return JsonNodeFactory.instance.objectNode().put("name", end.name()).put("phone", end.tel())
                .put("address", end.address());
    }
}
