package vn.postalgateway.tariff;

import java.time.LocalDate;

/**
 * The act that a sheet quotes.
 *
 * @param act     number and issuer, as the act is cited
 * @param article null if the whole act or its annex is meant
 * @param annex   null if the figures stand in the act itself
 * @param date    of its coming into force
 */
public record LegalAct(String act, String article, String annex, LocalDate date) {
}
