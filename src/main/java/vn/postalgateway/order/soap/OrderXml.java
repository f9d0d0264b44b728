package vn.postalgateway.order.soap;

import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.soap.orders.Dossier;
import vn.postalgateway.soap.orders.FunderPart;
import vn.postalgateway.soap.orders.OrderView;
import vn.postalgateway.soap.orders.Price;

/** An order as its partner sees it over SOAP: no names, phones or addresses. */
final class OrderXml {

    private OrderXml() {
    }

    static <T extends OrderView> T fill(T view, DeliveryOrder order) {
        view.setOrderId(order.orderId());
        view.setRequestId(order.requestId());
        view.setContract(order.contract());
        view.setAgencyCode(order.agencyCode());
        view.setService(order.service().name());
        order.dossiers().forEach(d -> view.getDossier().add(dossier(d)));
        view.setCitizenChargePaid(order.chargePaid().name());
        view.setItemCode(order.itemCode());
        view.setPlacement(order.placement().name());
        view.setMovement(order.movement().name());
        view.setMoney(order.money().name());
        view.setPrice(price(order.price()));
        view.setPromisedBy(order.promisedBy() == null ? null : order.promisedBy().toString());
        view.setCreatedAt(VietnamTime.withOffset(order.createdAt()).toString());
        view.setUpdatedAt(VietnamTime.withOffset(order.updatedAt()).toString());
        return view;
    }

    private static Dossier dossier(vn.postalgateway.order.Dossier dossier) {
        Dossier xml = new Dossier();
        xml.setCode(dossier.code());
        xml.setProcedureCode(dossier.procedureCode());
        xml.setProcedureName(dossier.procedureName());
        xml.setOnlineLevel(dossier.onlineLevel());
        xml.setAppointmentDate(dossier.appointmentDate() == null ? null : dossier.appointmentDate().toString());
        xml.getDocument().addAll(dossier.documents());
        return xml;
    }

    private static Price price(vn.postalgateway.tariff.Price price) {
        Price xml = new Price();
        xml.setTariffVnd(price.tariff().amount());
        xml.setCitizenChargeVnd(price.citizenCharge().amount());
        xml.setSubsidyVnd(price.subsidy().amount());
        xml.setOwedVnd(price.owed().amount());
        price.funders().forEach(part -> {
            FunderPart funder = new FunderPart();
            funder.setFunder(part.funder().name());
            funder.setVnd(part.amount().amount());
            xml.getFunder().add(funder);
        });
        xml.setTariff(price.tariffId());
        xml.setLegalBasis(price.legalBasis());
        xml.setZone(price.zone().name());
        xml.setWeightGrams(price.weight().value());
        xml.setBasis(price.basis().name());
        xml.setVat(price.vat());
        price.explanation().forEach(step -> xml.getExplanation().add(step.text().vi()));
        return xml;
    }
}
