package vn.postalgateway.contract;

import java.time.LocalDate;

/**
 * What the rest of the house has to know of one contract version; how it prices stays inside this feature.
 *
 * @param version  {@code <id>@<validFrom>}
 * @param operator the postal operator that carries its items
 * @param budget   what the paying agency has approved for a year, or null if it states none
 */
public record Contract(String id, String version, String name, LocalDate validFrom, String operator,
                       String payingParty, int graceWorkingDays, Budget budget) { }
