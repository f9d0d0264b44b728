package vn.postalgateway.sampleday.spring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.sampleday.DayFigures;
import vn.postalgateway.sampleday.SampleDay;

/** The thread in which the sample day plays; it ends with the process. */
final class SampleDayRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SampleDayRun.class);

    private final SampleDay day;
    private final Supplier<String> baseUrl;
    private final Path credentialsFile;
    private final Clock clock;
    private final IntSupplier firstSequence;
    private final Thread thread = new Thread(this::run, "sample-day");

    SampleDayRun(SampleDay day, Supplier<String> baseUrl, Path credentialsFile, Clock clock,
                 IntSupplier firstSequence) {
        this.day = day;
        this.baseUrl = baseUrl;
        this.credentialsFile = credentialsFile;
        this.clock = clock;
        this.firstSequence = firstSequence;
        thread.setDaemon(true);
    }

    void start() {
        if (!day.hasRun()) {
            thread.start();
        }
    }

    private void run() {
        try {
            String period = VietnamTime.monthOf(clock.instant()).toString();
            DayFigures figures = day.run(firstSequence);
            day.pitch(figures, baseUrl.get(), shown(credentialsFile), period).forEach(System.out::println);
        } catch (SampleDay.NotOver later) {
            LOG.warn("the sample day is not over ({}); the next start goes on with it", later.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("the sample day stopped; the next start goes on with it", failed);
        }
    }

    /** Relative where that is shorter, as people type it. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(5_000);
    }
}
