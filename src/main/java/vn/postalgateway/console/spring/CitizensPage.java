package vn.postalgateway.console.spring;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.AskingPace;
import vn.postalgateway.console.CitizenTracking;
import vn.postalgateway.console.jdbc.JdbcCitizenOrders;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tracking.TrackingEvents;

/** Wires the page on which citizens follow their papers. */
@Configuration(proxyBeanMethods = false)
class CitizensPage {

    /**
     * @param perAddress times that one address may ask in a stretch; 0: any number
     * @param perDossier times that one dossier may be asked about in a stretch; 0: any number
     * @param stretch    how long it is
     */
    @ConfigurationProperties("gateway.console.track")
    record TrackSettings(int perAddress, int perDossier, Duration stretch) { }

    @Bean
    CitizenTracking citizenTracking(JdbcClient jdbc, PersonalSafe safe, DeliveryOrders orders, TrackingEvents events,
                                    AgencyNames agencies, Clock clock) {
        return new CitizenTracking(new JdbcCitizenOrders(jdbc, safe), orders, events, agencies, clock);
    }

    @Bean
    AskingPace askingByAddress(TrackSettings settings, Clock clock) {
        return new AskingPace(settings.perAddress(), settings.stretch(), clock);
    }

    @Bean
    AskingPace askingByDossier(TrackSettings settings, Clock clock) {
        return new AskingPace(settings.perDossier(), settings.stretch(), clock);
    }
}
