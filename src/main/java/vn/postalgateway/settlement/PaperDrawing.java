package vn.postalgateway.settlement;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.reconciliation.TableFormat;
import vn.postalgateway.reconciliation.TableFormat.Table;
import vn.postalgateway.settlement.MinutesFormat.AnnexHashes;
import vn.postalgateway.settlement.PeriodPapers.LineReading;
import vn.postalgateway.settlement.PeriodPapers.PaperContent;

/**
 * Draws up the papers of a period: minutes, annex, and the pack of both with the post's own files. Minutes and annex
 * are made of the same pass over the same lines, so that one cannot say what the other does not.
 */
public final class PaperDrawing {

    private static final String SHEET = "phu-luc";

    private final PeriodPapers papers;
    private final Statements statements;
    private final TableFormat csv;
    private final TableFormat xlsx;
    private final MinutesFormat minutes;

    public PaperDrawing(PeriodPapers papers, Statements statements, TableFormat csv, TableFormat xlsx,
                        MinutesFormat minutes) {
        this.papers = papers;
        this.statements = statements;
        this.csv = csv;
        this.xlsx = xlsx;
        this.minutes = minutes;
    }

    /**
     * @param revision null for the one that stands now
     * @throws SettlementRefused as {@link PeriodPapers#read}
     */
    public void minutes(String contract, YearMonth period, Integer revision, OutputStream out) throws IOException {
        papers.read(contract, period, revision, content -> {
            HashedOutput csvFile = new HashedOutput(OutputStream.nullOutputStream());
            HashedOutput xlsxFile = new HashedOutput(OutputStream.nullOutputStream());
            Minutes figures = annex(content, csvFile, xlsxFile);
            minutes.write(content.head(), figures, new AnnexHashes(csvFile.hex(), xlsxFile.hex()), out);
        });
    }

    public void annexCsv(String contract, YearMonth period, Integer revision, OutputStream out) throws IOException {
        annex(contract, period, revision, csv, out);
    }

    public void annexXlsx(String contract, YearMonth period, Integer revision, OutputStream out) throws IOException {
        annex(contract, period, revision, xlsx, out);
    }

    private void annex(String contract, YearMonth period, Integer revision, TableFormat format, OutputStream out)
            throws IOException {
        papers.read(contract, period, revision, content -> {
            try (Table<AnnexLine> table = format.begin(SHEET, Annex.COLUMNS, out)) {
                lines(content, table::row);
            }
        });
    }

    /** Minutes, annex, the post's files as they came, and a list of their hashes that {@code sha256sum -c} reads. */
    public void pack(String contract, YearMonth period, Integer revision, OutputStream out) throws IOException {
        papers.read(contract, period, revision, content -> {
            Path csvFile = Files.createTempFile(SHEET, ".csv");
            Path xlsxFile = Files.createTempFile(SHEET, ".xlsx");
            try {
                pack(content, csvFile, xlsxFile, out);
            } finally {
                Files.delete(csvFile);
                Files.delete(xlsxFile);
            }
        });
    }

    private void pack(PaperContent content, Path csvFile, Path xlsxFile, OutputStream out) throws IOException {
        Minutes figures;
        try (OutputStream csvOut = Files.newOutputStream(csvFile);
                OutputStream xlsxOut = Files.newOutputStream(xlsxFile)) {
            figures = annex(content, csvOut, xlsxOut);
        }
        PaperPack pack = new PaperPack(out);
        AnnexHashes hashes = new AnnexHashes(pack.add("phu-luc.csv", file -> Files.copy(csvFile, file)),
                pack.add("phu-luc.xlsx", file -> Files.copy(xlsxFile, file)));
        pack.add("bien-ban.pdf", file -> minutes.write(content.head(), figures, hashes, file));
        for (PaperHead.StatementSource source : content.head().statements()) {
            pack.add("bang-ke/phien-ban-%d.%s".formatted(source.version(), source.format().toLowerCase(Locale.ROOT)),
                    file -> copy(source, file));
        }
        pack.finish();
    }

    private void copy(PaperHead.StatementSource source, OutputStream file) throws IOException {
        try (InputStream bytes = statements.open(source.statementId())) {
            bytes.transferTo(file);
        }
    }

    private Minutes annex(PaperContent content, OutputStream csvOut, OutputStream xlsxOut) throws IOException {
        try (Table<AnnexLine> csvTable = csv.begin(SHEET, Annex.COLUMNS, csvOut);
                Table<AnnexLine> xlsxTable = xlsx.begin(SHEET, Annex.COLUMNS, xlsxOut)) {
            return lines(content, line -> {
                csvTable.row(line);
                xlsxTable.row(line);
            });
        }
    }

    // Nothing is handed out that does not add up to what was signed.
    private static Minutes lines(PaperContent content, LineReading reading) throws IOException {
        MinutesTally tally = new MinutesTally(content.head().period());
        content.each(line -> {
            reading.of(line);
            tally.add(line);
        });
        Minutes figures = tally.minutes();
        content.head().refuseUnlessSigned(figures.total());
        return figures;
    }
}
