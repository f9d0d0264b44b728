package vn.postalgateway.notification.spring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import vn.postalgateway.notification.NoticeChannel;
import vn.postalgateway.notification.NoticeSending;

/** Whether the citizens' mail server and SMS gateway are there, as gauges. */
class NoticeMetrics implements MeterBinder {

    private final NoticeSending sending;

    NoticeMetrics(NoticeSending sending) {
        this.sending = sending;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (NoticeChannel channel : NoticeChannel.values()) {
            Gauge.builder("gateway.notices.failures", () -> sending.failures(channel))
                    .description("Tries in a row that the channel's server was away for")
                    .tag("channel", channel.name().toLowerCase(Locale.ROOT)).register(registry);
        }
    }
}
