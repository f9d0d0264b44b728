package vn.postalgateway.reconciliation.jdbc;

/**
 * Item codes of ours that nobody billed and that differ from a line's unknown code in one letter or digit, or in two
 * neighbours that stand the other way round; the check digit does not count. Likeness only suggests, it never matches.
 */
final class NearCodeQuery {

    private static final String SQL = """
            , lonely_line as materialized (
                select line_no, left(item_code, 10) as stem from line_3
                where not credit and item_code_valid and length(item_code) = 13),
            lonely_item as materialized (
                select item_code, left(item_code, 10) as stem from item_3
                where in_population and length(item_code) = 13),
            few as (select (select count(*) from lonely_line) <= %d and (select count(*) from lonely_item) <= %d as so),
            line_stem as (
                select line_no, overlay(stem placing '_' from p for 1) as stem
                from few cross join lonely_line cross join generate_series(1, 10) p where so
                union all select line_no, stem from few cross join lonely_line where so),
            item_stem as (
                select item_code, overlay(stem placing '_' from p for 1) as stem
                from few cross join lonely_item cross join generate_series(1, 10) p where so
                union select item_code,
                    overlay(stem placing substr(stem, p + 1, 1) || substr(stem, p, 1) from p for 2)
                from few cross join lonely_item cross join generate_series(1, 9) p where so),
            near as materialized (
                select line_no, array_to_string((array_agg(distinct item_code order by item_code))[1:3], ' ') as codes
                from line_stem join item_stem using (stem) group by line_no)""";

    private NearCodeQuery() {
    }

    /** The table expression {@code near (line_no, codes)}, to stand behind those of {@link PairQuery}. */
    static String with(int mostLines, int mostItems) {
        return SQL.formatted(mostLines, mostItems);
    }
}
