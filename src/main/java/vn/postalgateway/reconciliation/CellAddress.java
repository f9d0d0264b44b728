package vn.postalgateway.reconciliation;

/**
 * A cell as a spreadsheet calls it: {@code A1}, {@code AB7}.
 *
 * @param column from the left, the first being 0
 * @param row    from the top, the first being 1
 */
public record CellAddress(int column, int row) {

    private static final int LETTERS = 26;

    @Override
    public String toString() {
        StringBuilder letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
        }
        return letters.append(row).toString();
    }
}
