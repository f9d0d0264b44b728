package vn.postalgateway.order.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import vn.postalgateway.order.CollectedFee;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.tariff.Price;

/** How an order's content and price are written into their columns; nothing personal is in either. */
final class OrderJson {

    // A value's questions about itself, such as Vnd.isNegative, are no part of it.
    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE).build();

    private OrderJson() {
    }

    /** The parsed order without names, phones, addresses, note and the caller's own extensions. */
    record Content(List<Dossier> dossiers, List<CollectedFee> collectFees, DeliveryRequest.PickupWindow pickupWindow) {

        static Content of(DeliveryRequest request) {
            return new Content(request.dossiers(), request.collectFees(), request.pickupWindow());
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours cannot be written", e);
        }
    }

    static Content content(String json) {
        return read(json, Content.class);
    }

    static Price price(String json) {
        return read(json, Price.class);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of ours cannot be read as " + type.getSimpleName(), e);
        }
    }
}
