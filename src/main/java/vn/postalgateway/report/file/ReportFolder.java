package vn.postalgateway.report.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.report.DeliveryOutcome;
import vn.postalgateway.report.ReportDelivery;
import vn.postalgateway.report.ReportPapers;
import vn.postalgateway.report.Reports;

/** Puts reports into a folder: whoever looks there sees a whole file or none. The same again is the same file. */
public class ReportFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ReportFolder.class);

    private final Path folder;
    private final ReportPapers papers;
    private final ReportDelivery delivery;

    public ReportFolder(Path folder, ReportPapers papers, ReportDelivery delivery) {
        this.folder = folder;
        this.papers = papers;
        this.delivery = delivery;
    }

    /** Writes all that is due. */
    public void deliver() {
        for (Reports.Delivery due = delivery.next(Reports.Way.FOLDER); due != null;
                due = delivery.next(Reports.Way.FOLDER)) {
            delivery.close(due, put(due));
        }
    }

    private DeliveryOutcome put(Reports.Delivery due) {
        Path file = folder.resolve(ReportPapers.nameOf(due.kind(), due.day()));
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, ".", ".half");
            try {
                write(due, half);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
            return DeliveryOutcome.done();
        } catch (IOException unwritable) {
            LOG.warn("the report {} of {} cannot be written to its folder: {}", due.kind(), due.day(),
                    unwritable.toString());
            return new DeliveryOutcome(DeliveryOutcome.Verdict.AGAIN, "the folder cannot be written");
        }
    }

    private void write(Reports.Delivery due, Path half) throws IOException {
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            papers.write(due, out);
            channel.force(true);
        }
    }
}
