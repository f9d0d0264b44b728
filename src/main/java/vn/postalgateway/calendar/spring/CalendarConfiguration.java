package vn.postalgateway.calendar.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.postalgateway.calendar.SpecialDays;
import vn.postalgateway.calendar.WorkingCalendar;

/** Wires the calendar. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    WorkingCalendar workingCalendar(SpecialDays specialDays) {
        return new WorkingCalendar(specialDays);
    }
}
