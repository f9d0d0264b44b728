package vn.postalgateway.sampleday;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import vn.postalgateway.tariff.Vnd;

/** The last lines on the terminal: what the day came to, where to look, what to try. */
final class Pitch {

    private Pitch() {
    }

    /** @param credentialsFile where the tokens lie; the shell reads them from there, nothing prints them */
    static List<String> of(DayFigures day, String baseUrl, String credentialsFile, String period) {
        String token = "$(sed -n 's/^%s=//p' " + credentialsFile + ")";
        return List.of("",
                "A day in Hà Tĩnh city:",
                "  " + day.accepted() + " accepted · " + day.atThePost() + " at the post · " + day.lost() + " lost · "
                        + day.doubled() + " doubled",
                "  " + day.delivered() + " delivered: tariff " + vnd(day.tariff()) + " = citizens "
                        + vnd(day.citizens()) + " + budget " + vnd(day.budget()),
                "  the post claims " + vnd(day.claimed()) + ", we confirm " + vnd(day.confirmed()) + " ("
                        + vnd(day.onlinePart()) + " of it paid online), " + day.contestedLines() + " lines contested",
                "", "Look:      " + baseUrl + "/   and the API: " + baseUrl + "/docs",
                "Try:       curl -H \"Authorization: Bearer " + token.formatted("ONE_STOP_TOKEN") + "\" '" + baseUrl
                        + "/api/v1/orders?movement=DELIVERED&limit=3'",
                "           curl -H \"Authorization: Bearer " + token.formatted("ONE_STOP_TOKEN") + "\" '" + baseUrl
                        + "/api/v1/orders?movement=LOST'",
                "           curl -H \"Authorization: Bearer " + token.formatted("FINANCE_TOKEN") + "\" " + baseUrl
                        + "/api/v1/contracts/" + SampleOrder.CONTRACT + "/periods/" + period,
                "Break it:  kill -9 " + ProcessHandle.current().pid() + ", start again: the same zeros", "");
    }

    private static String vnd(Vnd amount) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(amount.amount());
    }
}
