package vn.postalgateway.report.rest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriUtils;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.PlainText;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.report.AgencyVolumes;

/**
 * {@code PUT /api/v1/agencies/{code}/volumes}: how many results an agency has handed out in a month so far, by every
 * way. Said again it changes nothing; another number takes the place of the one before.
 */
public class VolumeRestDoor {

    private static final int LONGEST_CODE = 64;
    private static final long MOST_RESULTS = 100_000_000;

    private final AgencyVolumes volumes;
    private final Clock clock;

    public VolumeRestDoor(AgencyVolumes volumes, Clock clock) {
        this.volumes = volumes;
        this.clock = clock;
    }

    public Answer tell(HttpCall call) {
        Instant now = clock.instant();
        List<FieldFault> faults = new ArrayList<>();
        String agency = UriUtils.decode(call.pathValue("code"), StandardCharsets.UTF_8).strip();
        if (agency.isEmpty() || agency.length() > LONGEST_CODE || !PlainText.isPlain(agency)) {
            faults.add(new FieldFault("/code", "must be an agency's code of up to " + LONGEST_CODE + " characters"));
        }
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        YearMonth month = in.required("month", in.optionalParsed("month", "a month such as 2026-10",
                YearMonth::parse));
        if (month != null && (month.getYear() < 2000 || month.isAfter(VietnamTime.monthOf(now)))) {
            in.fault("month", "must be this month or an earlier one");
        }
        Long results = in.required("results", in.optionalWhole("results", 0, MOST_RESULTS));
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        volumes.tell(agency, month, call.caller().partnerId(), results, now);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agencyCode", agency);
        json.put("month", month.toString());
        json.put("results", results);
        return Answer.ok(json);
    }
}
