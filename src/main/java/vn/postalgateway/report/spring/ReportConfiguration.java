package vn.postalgateway.report.spring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.mail.Sender;
import vn.postalgateway.reconciliation.TableFormat;
import vn.postalgateway.report.AgencyVolumes;
import vn.postalgateway.report.ReportDelivery;
import vn.postalgateway.report.ReportFigures;
import vn.postalgateway.report.ReportMaking;
import vn.postalgateway.report.ReportPapers;
import vn.postalgateway.report.ReportTimes;
import vn.postalgateway.report.Reports;
import vn.postalgateway.report.file.ReportFolder;
import vn.postalgateway.report.jdbc.JdbcAgencyVolumes;
import vn.postalgateway.report.jdbc.JdbcReportFigures;
import vn.postalgateway.report.jdbc.JdbcReports;
import vn.postalgateway.report.mail.ReportLetters;
import vn.postalgateway.report.rest.ReportRestDoor;
import vn.postalgateway.report.rest.VolumeRestDoor;

/** Wires the daily reports. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {


    /** When reports are made and where they go; each is explained in application.yaml. */
    @ConfigurationProperties("gateway.report")
    record ReportSettings(LocalTime quickAt, LocalTime morningAt, Duration settle, int catchUpDays, String folder,
                          String mailTo, int tries, Duration firstPause, Duration longestPause, Duration lease) {

        ReportSettings {
            if (catchUpDays < 0 || catchUpDays > 250) {
                throw new StartRefused("gateway.report.catch-up-days must lie between 0 and 250.");
            }
        }

        Set<Reports.Way> ways() {
            Set<Reports.Way> ways = EnumSet.noneOf(Reports.Way.class);
            if (!folder.isEmpty()) {
                ways.add(Reports.Way.FOLDER);
            }
            if (!mailTo.isEmpty()) {
                ways.add(Reports.Way.MAIL);
            }
            return ways;
        }
    }

    @Bean
    ReportFigures reportFigures(JdbcClient jdbc) {
        return new JdbcReportFigures(jdbc);
    }

    @Bean
    AgencyVolumes agencyVolumes(JdbcClient jdbc) {
        return new JdbcAgencyVolumes(jdbc);
    }

    @Bean
    Reports reports(JdbcTemplate template, TransactionOperations transaction) {
        return new JdbcReports(template, transaction);
    }

    @Bean
    ReportTimes reportTimes(WorkingCalendar calendar, ReportSettings settings) {
        return new ReportTimes(calendar, settings.quickAt(), settings.morningAt(), settings.settle(),
                settings.catchUpDays());
    }

    @Bean
    ReportMaking reportMaking(ReportFigures figures, AgencyVolumes volumes, Reports reports, ReportTimes times,
                              ReportSettings settings, Clock clock) {
        return new ReportMaking(figures, volumes, reports, times, settings.ways(), clock);
    }

    @Bean
    ReportPapers reportPapers(ReportMaking making, Reports reports, AgencyNames agencies,
                              @Qualifier("xlsxTableFormat") TableFormat xlsx) {
        return new ReportPapers(making, reports, agencies, xlsx);
    }

    @Bean
    ReportDelivery reportDelivery(Reports reports, ReportSettings settings, Clock clock) {
        return new ReportDelivery(reports, new ReportDelivery.Limits(settings.tries(), settings.firstPause(),
                settings.longestPause(), settings.lease()), clock);
    }

    @Bean
    ReportFolder reportFolder(ReportSettings settings, ReportPapers papers, ReportDelivery delivery) {
        return new ReportFolder(Path.of(settings.folder()), papers, delivery);
    }

    /** @throws StartRefused where mail is to be sent that cannot be */
    @Bean
    ReportLetters reportLetters(Sender sender, ReportSettings settings, ReportPapers papers, Reports reports) {
        if (!settings.mailTo().isEmpty() && !sender.isSet()) {
            throw new StartRefused("gateway.report.mail-to needs gateway.notices.email.from, the sender.");
        }
        try {
            return new ReportLetters(sender, settings.mailTo(), papers, reports);
        } catch (IllegalArgumentException noAddress) {
            throw new StartRefused("gateway.report.mail-to must hold e-mail addresses, parted by commas.");
        }
    }

    @Bean
    ReportRestDoor reportRestDoor(ReportMaking making, Reports reports) {
        return new ReportRestDoor(making, reports);
    }

    @Bean
    VolumeRestDoor volumeRestDoor(AgencyVolumes volumes, Clock clock) {
        return new VolumeRestDoor(volumes, clock);
    }
}
