package vn.postalgateway.contract.yaml;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.tariff.Zone;

/** What a price with its whole explanation takes, beside the bare arithmetic of the same price written by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PriceBench {

    private static final int WEIGHTS = 1_000;
    private static final long[] STEPS = {26_000, 27_000, 28_500};

    private final ContractPricing pricing = new ContractPricing(HaTinh.DOCUMENTS);
    private final PriceQuestion[] questions = new PriceQuestion[WEIGHTS];
    private int next;

    public PriceBench() {
        for (int i = 0; i < WEIGHTS; i++) {
            questions[i] = HaTinh.item().grams(1 + 7 * i).question();
        }
    }

    @Benchmark
    public Pricing.Answer explained() {
        return pricing.answer(question());
    }

    @Benchmark
    public Pricing.Answer explainedInAGivenZone() {
        return pricing.answerInZone(question(), Zone.INSIDE_DISTRICT);
    }

    @Benchmark
    public long bareArithmetic() {
        int grams = question().weight().value();
        long tariff = grams <= 100 ? STEPS[0] : grams <= 250 ? STEPS[1] : STEPS[2];
        tariff += grams > 500 ? (grams - 1) / 500 * 2_200L : 0;
        long citizen = Math.min(10_000, tariff);
        return tariff - citizen;
    }

    private PriceQuestion question() {
        next = next + 1 == WEIGHTS ? 0 : next + 1;
        return questions[next];
    }
}
