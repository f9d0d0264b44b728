package vn.postalgateway.bench;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The least that can promise to keep an order: Spring MVC, the body read as JSON, one durable insert, 202. No login, no
 * price, no encryption, nothing that follows. What the gateway takes more than this is what it does more.
 */
@RestController
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
    DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class})
public class BareService {

    static final String TABLE = "create table bare_order (request_id text primary key, content text not null)";

    private final JdbcClient jdbc;

    BareService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static void main(String... arguments) {
        SpringApplication.run(BareService.class, arguments);
    }

    @PostMapping("/api/v1/orders")
    ResponseEntity<Map<String, Object>> take(@RequestBody Map<String, Object> order) {
        String requestId = (String) order.get("requestId");
        jdbc.sql("insert into bare_order (request_id, content) values (?, ?)").params(requestId, order.toString())
                .update();
        return ResponseEntity.accepted().body(Map.of("orderId", requestId));
    }
}
