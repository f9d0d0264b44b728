package vn.postalgateway.sampleday;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.sampleday.SampleOrder.Agency;
import vn.postalgateway.sampleday.SampleOrder.Citizen;
import vn.postalgateway.sampleday.SampleOrder.Procedure;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;

/**
 * The orders of one sample day. The same day and first sequence always give the same orders, so a day that was
 * interrupted goes on with the same request ids and nothing is doubled.
 */
final class SampleOrders {

    static final int COUNT = 120;
    private static final long SEED = 22_2017;
    private static final Map<Integer, String> EXEMPTIONS = Map.of(11, "POOR_HOUSEHOLD", 38, "WAR_INVALID",
            52, "POOR_HOUSEHOLD", 76, "HEROIC_VIETNAMESE_MOTHER", 99, "MARTYR_FAMILY");

    private final Random random = new Random(SEED);
    private final String day;
    private int sequence;

    private SampleOrders(LocalDate day, int firstSequence) {
        this.day = day.format(DateTimeFormatter.ofPattern("yyMMdd"));
        this.sequence = firstSequence;
    }

    /** @param firstSequence of the dossier codes; another for each home, so that two homes may share a database */
    static List<SampleOrder> of(LocalDate day, int firstSequence) {
        SampleOrders orders = new SampleOrders(day, firstSequence);
        List<SampleOrder> all = new ArrayList<>();
        for (int number = 1; number <= COUNT; number++) {
            all.add(orders.next(number, firstSequence));
        }
        return List.copyOf(all);
    }

    private SampleOrder next(int number, int firstSequence) {
        Agency agency = HaTinh.AGENCIES.get(random.nextInt(HaTinh.AGENCIES.size()));
        Procedure procedure = HaTinh.PROCEDURES.get(random.nextInt(HaTinh.PROCEDURES.size()));
        DeliveryService service = random.nextInt(10) < 7 ? DeliveryService.RESULT_DELIVERY
                : DeliveryService.DOSSIER_PICKUP;
        Citizen citizen = citizen();
        Grams weight = weight();
        boolean online = random.nextInt(100) < 40;
        boolean paidOnline = number % 4 == 0;
        boolean charged = procedure.chargeVnd() > 0 && random.nextBoolean();
        return new SampleOrder("HT-" + day + "-" + firstSequence + "-" + String.format("%03d", number), agency,
                service, dossiers(agency, number), procedure, citizen, weight, online || paidOnline,
                paidOnline ? ChargePaid.ONLINE : ChargePaid.TO_POST, EXEMPTIONS.get(number),
                charged ? Map.of("LE_PHI", procedure.chargeVnd()) : Map.of());
    }

    private List<String> dossiers(Agency agency, int number) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < (number % 17 == 6 ? 2 : 1); i++) {
            codes.add(agency.code() + "-" + day + "-" + String.format("%04d", sequence++));
        }
        return codes;
    }

    private Citizen citizen() {
        String name = one(HaTinh.FAMILY_NAMES) + " " + one(HaTinh.MIDDLE_NAMES) + " " + one(HaTinh.GIVEN_NAMES);
        String phone = "09" + String.format("%08d", random.nextInt(100_000_000));
        String street = (1 + random.nextInt(180)) + " " + one(HaTinh.STREETS);
        int where = random.nextInt(100);
        if (where >= 92) {
            return new Citizen(name, phone, street, null, one(HaTinh.OTHER_PROVINCES));
        }
        String commune = one(where < 74 ? HaTinh.INNER_COMMUNES : HaTinh.OTHER_COMMUNES);
        return new Citizen(name, phone, street + ", " + HaTinh.COMMUNE_NAMES.get(commune), commune, HaTinh.PROVINCE);
    }

    private Grams weight() {
        int kind = random.nextInt(100);
        int grams = kind < 60 ? 20 + random.nextInt(81)
                : kind < 82 ? 101 + random.nextInt(150)
                : kind < 94 ? 251 + random.nextInt(250) : 501 + random.nextInt(400);
        return new Grams(grams);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
