package vn.postalgateway.reconciliation.file;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementIntake;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementRefused;
import vn.postalgateway.reconciliation.StatementState;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.StatementWork;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/**
 * The inbox folder: takes a file in like an upload, waits until it is judged, and moves it to {@code done} or {@code
 * failed} beside
 * a text that says why. Until then the file stays where it is, so that a crash loses nothing: the same bytes are the
 * same statement.
 */
public class FileStatementInbox {

    private static final Pattern NAME = Pattern.compile(
            "([a-z0-9-]+)_([a-z0-9-]+)_([0-9]{4}-[0-9]{2})\\.(csv|CSV|xlsx|XLSX)");
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Wording WRONG_NAME = new Wording(
            "Tên tệp phải có dạng {doanh nghiệp}_{hợp đồng}_{kỳ}.csv hoặc .xlsx,"
            + " ví dụ vnpost_ha-tinh-city_2026-10.csv.",
            "The file must be named {operator}_{contract}_{period}.csv or .xlsx, for example"
            + " vnpost_ha-tinh-city_2026-10.csv.");

    private final StatementIntake intake;
    private final Statements statements;
    private final StatementWork work;
    private final Duration patience;

    /** @param patience how long one look at a file may take; a file not judged by then is looked at again later */
    public FileStatementInbox(StatementIntake intake, Statements statements, StatementWork work, Duration patience) {
        this.intake = intake;
        this.statements = statements;
        this.work = work;
        this.patience = patience;
    }

    public void take(File dropped) {
        Path file = dropped.toPath();
        Matcher name = NAME.matcher(dropped.getName());
        if (!name.matches()) {
            close(file, "failed", WRONG_NAME);
            return;
        }
        try {
            StatementReceipt receipt = intake.take(name.group(1), name.group(2), name.group(3),
                    new StatementFile(file, dropped.getName(), "inbox"));
            await(receipt.statementId(), file);
        } catch (StatementRefused refused) {
            close(file, "failed", refused.wording());
        }
    }

    private void await(String statementId, Path file) {
        long deadline = System.nanoTime() + patience.toNanos();
        StatementView view = statements.byId(statementId).orElseThrow();
        while (!view.state().isFinal() && System.nanoTime() < deadline) {
            // Another gateway, or the worker of this one, may hold the work already.
            if (!work.workOnce()) {
                LockSupport.parkNanos(GLANCE.toNanos());
            }
            view = statements.byId(statementId).orElseThrow();
        }
        if (view.state().isFinal()) {
            boolean ready = view.state() == StatementState.READY;
            close(file, ready ? "done" : "failed", ready ? told(view) : view.failure());
        }
    }

    private static Wording told(StatementView view) {
        return new Wording("Bảng kê %s, bản %d: %d dòng; bưu điện đề nghị %s, xác nhận %s, còn tranh chấp %s."
                .formatted(
                view.statementId(), view.version(), view.lines(), vi(view.claimed()), vi(view.confirmed()),
                vi(view.contested())),
                "Statement %s, version %d: %d lines; the post claims %s, confirmed %s, contested %s.".formatted(
                        view.statementId(), view.version(), view.lines(), en(view.claimed()), en(view.confirmed()),
                        en(view.contested())));
    }

    private static String vi(Vnd vnd) {
        return DongWording.of(vnd).vi();
    }

    private static String en(Vnd vnd) {
        return DongWording.of(vnd).en();
    }

    // The text first: a file that has moved always has its reason beside it.
    private static void close(Path file, String folder, Wording why) {
        try {
            Path target = Files.createDirectories(file.resolveSibling(folder));
            String name = file.getFileName().toString();
            Files.writeString(target.resolve(name + ".txt"), why.vi() + "\n" + why.en() + "\n");
            Files.move(file, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("a statement file could not be moved to " + folder, e);
        }
    }
}
