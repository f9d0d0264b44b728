package vn.postalgateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gateway between the one-stop e-systems of public offices and the public-postal system. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PostalGateway {

    public static void main(String[] args) {
        SpringApplication.run(PostalGateway.class, args);
    }
}
