package vn.postalgateway.order.form;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.postalgateway.tariff.RegionTable;
import vn.postalgateway.tariff.UnitTable;

/**
 * Which province and commune a form means, that names them in its system's own way: by the name, with or without its
 * kind (Tỉnh Hà Tĩnh), or by a code. What a partner's file says goes before.
 */
final class FormPlaces {

    /** Whose codes forms bear: the General Statistics Office's, or others that the partner's file names one by one. */
    enum Codes { GSO, OWN }

    private static final Pattern CODE = Pattern.compile("[0-9]+");
    private static final Pattern KIND_OF_PROVINCE = Pattern.compile("^(tỉnh|thành phố|tp\\.?) *");
    private static final Pattern KIND_OF_COMMUNE = Pattern.compile("^(phường|xã|đặc khu|thị trấn) +");
    /** More than one commune of the province bears this name. */
    private static final String SEVERAL = "";

    private final Map<String, String> provinces;
    private final Map<String, String> communes;
    private final Map<String, String> ownProvinces;
    private final Map<String, String> ownCommunes;
    private final Codes codes;

    private FormPlaces(Map<String, String> provinces, Map<String, String> communes, Map<String, String> ownProvinces,
                       Map<String, String> ownCommunes, Codes codes) {
        this.provinces = provinces;
        this.communes = communes;
        this.ownProvinces = ownProvinces;
        this.ownCommunes = ownCommunes;
        this.codes = codes;
    }

    /** All that stands in these tables; of the same name, what the newest of them says. */
    static FormPlaces of(List<RegionTable> newestFirst, Collection<UnitTable> units) {
        Map<String, String> provinces = new HashMap<>();
        newestFirst.forEach(table -> {
            table.provinces().forEach((code, province) -> {
                provinces.putIfAbsent(code, code);
                provinces.putIfAbsent(province(province.name()), code);
            });
            table.merged().forEach(provinces::putIfAbsent);
        });
        Map<String, String> communes = new HashMap<>();
        units.forEach(table -> table.communes().forEach((code, commune) -> {
            communes.put(commune.provinceCode() + "/" + code, code);
            communes.merge(commune.provinceCode() + "/" + commune(commune.name()), code,
                    (one, other) -> one.equals(other) ? one : SEVERAL);
        }));
        return new FormPlaces(provinces, communes, Map.of(), Map.of(), Codes.GSO);
    }

    /** These, and what one partner's system calls them: its own name or code → the office's code. */
    FormPlaces with(Codes partnersCodes, Map<String, String> partnersProvinces, Map<String, String> partnersCommunes) {
        Map<String, String> own = new HashMap<>();
        partnersProvinces.forEach((name, code) -> own.put(province(name), code));
        Map<String, String> ownCommune = new HashMap<>();
        partnersCommunes.forEach((name, code) -> ownCommune.put(commune(name), code));
        return new FormPlaces(provinces, communes, own, ownCommune, partnersCodes);
    }

    /** The code of a province; empty if nobody knows what is meant. */
    Optional<String> provinceCode(String said) {
        String plain = province(said);
        return Optional.ofNullable(ownProvinces.containsKey(plain) || isForeignCode(plain) ? ownProvinces.get(plain)
                : provinces.get(plain));
    }

    /** The code of a commune in that province; empty if nobody knows which one is meant. */
    Optional<String> communeCode(String provinceCode, String said) {
        if (said == null) {
            return Optional.empty();
        }
        String plain = commune(said);
        return Optional.ofNullable(ownCommunes.containsKey(plain) || isForeignCode(plain) ? ownCommunes.get(plain)
                : communes.get(provinceCode + "/" + plain)).filter(code -> !code.equals(SEVERAL));
    }

    // The post's 48 is not the office's: a code of another system than it is taken for leads to another province.
    private boolean isForeignCode(String plain) {
        return codes == Codes.OWN && CODE.matcher(plain).matches();
    }

    // As a number a code has lost its leading zero.
    private static String province(String said) {
        String plain = KIND_OF_PROVINCE.matcher(plain(said)).replaceFirst("");
        return plain.matches("[1-9]") ? "0" + plain : plain;
    }

    private static String commune(String said) {
        return KIND_OF_COMMUNE.matcher(plain(said)).replaceFirst("");
    }

    private static String plain(String said) {
        return Normalizer.normalize(said, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
