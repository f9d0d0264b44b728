package vn.postalgateway.settlement;

import java.io.IOException;
import java.time.YearMonth;

/**
 * What the papers of periods say. Of a submitted or approved revision it is what was frozen with it, so that a paper
 * drawn a year later says the same; of an open one it is how things stand.
 */
public interface PeriodPapers {

    /**
     * Reads the content of one moment; whatever the reading sees fits together.
     *
     * @param revision null for the one that stands now
     * @throws SettlementRefused if there is no such revision, or it was submitted before papers were kept with it
     */
    void read(String contract, YearMonth period, Integer revision, Reading reading) throws IOException;

    interface Reading {
        void of(PaperContent content) throws IOException;
    }

    interface PaperContent {

        PaperHead head();

        /** Every line, as the post's statement goes, then what only we have; constant memory. */
        void each(LineReading line) throws IOException;
    }

    interface LineReading {
        void of(AnnexLine line) throws IOException;
    }
}
