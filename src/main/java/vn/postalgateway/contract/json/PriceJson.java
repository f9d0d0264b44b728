package vn.postalgateway.contract.json;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.tariff.FunderPart;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.PriceStep;

/** A price as partners see it. */
public final class PriceJson {

    private PriceJson() {
    }

    /** @param language {@code vi} or {@code en}, for the sentences of the explanation */
    public static Map<String, Object> of(Price price, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tariffVnd", price.tariff().amount());
        json.put("citizenChargeVnd", price.citizenCharge().amount());
        json.put("subsidyVnd", price.subsidy().amount());
        json.put("owedVnd", price.owed().amount());
        json.put("funders", price.funders().stream().map(PriceJson::funder).toList());
        json.put("tariff", price.tariffId());
        json.put("legalBasis", price.legalBasis());
        json.put("zone", price.zone());
        json.put("weightGrams", price.weight().value());
        json.put("basis", price.basis());
        json.put("vat", price.vat());
        json.put("explanation", price.explanation().stream().map(step -> step(step, language)).toList());
        return json;
    }

    private static Map<String, Object> funder(FunderPart part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("funder", part.funder());
        json.put("vnd", part.amount().amount());
        return json;
    }

    private static Map<String, Object> step(PriceStep step, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", step.rule());
        json.put("vnd", step.amount().amount());
        json.put("text", step.text().in(language));
        json.put("legalBasis", step.legalBasis());
        json.put("input", step.input());
        json.put("file", step.clause() == null ? null : step.clause().file());
        json.put("line", step.clause() == null ? null : step.clause().line());
        return json;
    }
}
