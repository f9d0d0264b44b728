package vn.postalgateway.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code mvn -Pbench test -Dtest=PriceSpeedBench}: src/docs/benchmarks/prices.md. */
class PriceSpeedBench {

    @Test
    void timesAPriceBesideItsBareArithmetic() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(PriceBench.class.getName()).forks(1)
            .jvmArgs("-Xmx256m").warmupIterations(3).warmupTime(TimeValue.seconds(1)).measurementIterations(5)
            .measurementTime(TimeValue.seconds(1)).build()).run();

        assertThat(results).hasSize(3);
        results.forEach(result -> System.out.println(result.getPrimaryResult()));
    }
}
