package vn.postalgateway.operator.myvnpost;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.platform.call.NothingSent;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.DeliveryService;

/**
 * The API's codes for what orders name by the codes of the General Statistics Office ({@code config/codes}).
 *
 * @param provinces       the office's code → the post's
 * @param communes        the same, where the post's code is another one
 * @param noDistrict      what stands in the place of a district
 * @param services        the post's code of each service
 * @param collectService  the additional service for money collected at the door
 * @param collectProperty the property of that service that holds the amount
 */
record PostCodes(Map<String, String> provinces, Map<String, String> communes, String noDistrict,
                 Map<DeliveryService, String> services, String collectService, String collectProperty) {

    private static final String CODE = "[A-Za-z0-9]{1,20}";

    static PostCodes read(String configFolder, String operator) {
        ConfigFolder folder = new ConfigFolder(configFolder, "codes");
        return folder.read(file -> Map.entry(file.at("operator").text("[a-z0-9-]+"), read(file))).stream()
                .filter(codes -> codes.getKey().equals(operator)).map(Map.Entry::getValue).findFirst()
                .orElseThrow(() -> folder.fault("no file holds the codes of the operator " + operator));
    }

    private static PostCodes read(ConfigNode file) {
        file.withKeys("operator", "provinces", "communes", "noDistrict", "services", "collect");
        ConfigNode collect = file.at("collect").withKeys("service", "property");
        return new PostCodes(codes(file.at("provinces"), "[0-9]{2}"), communes(file), file.at("noDistrict").text(CODE),
                services(file.at("services").withKeys("DOSSIER_PICKUP", "RESULT_DELIVERY")),
                collect.at("service").text(CODE), collect.at("property").text(CODE));
    }

    private static Map<String, String> communes(ConfigNode file) {
        return file.at("communes").isEmpty() ? Map.of() : codes(file.at("communes"), "[0-9]{5}");
    }

    private static Map<String, String> codes(ConfigNode node, String ours) {
        Map<String, String> codes = new LinkedHashMap<>();
        node.entries().forEach((code, theirs) -> {
            if (!code.matches(ours)) {
                throw theirs.fault("stands under " + code + ", which is no code of the General Statistics Office");
            }
            if (codes.containsValue(theirs.text(CODE))) {
                throw theirs.fault("holds " + theirs.text() + ", which stands for another place already");
            }
            codes.put(code, theirs.text());
        });
        return codes;
    }

    private static Map<DeliveryService, String> services(ConfigNode node) {
        Map<DeliveryService, String> services = new EnumMap<>(DeliveryService.class);
        for (DeliveryService service : DeliveryService.values()) {
            services.put(service, node.at(service.name()).text(CODE));
        }
        return services;
    }

    /** @throws NothingSent where the file does not know the province: the order waits until it does */
    String provinceOf(PostalParty party) throws NothingSent {
        return Optional.ofNullable(provinces.get(party.provinceCode())).orElseThrow(() -> new NothingSent("config/codes"
                + " knows no code of the post for the province " + party.provinceCode(), null));
    }

    /** Empty where the order names none. */
    String communeOf(PostalParty party) {
        return party.communeCode() == null ? ""
                : communes.getOrDefault(party.communeCode(), party.communeCode());
    }
}
