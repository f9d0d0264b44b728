package vn.postalgateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.start.WorkingDirectory;

/** The gateway between the one-stop e-systems of public offices and the public-postal system. */
@SpringBootApplication(exclude = ArtemisAutoConfiguration.class, proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PostalGateway {

    static {
        // Before any HTTP class loads: by default the JDK sends a POST again by itself when the connection is cut,
        // and one call becomes two creates.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    public static void main(String[] args) {
        if (ConformanceCommand.isMeantBy(args)) {
            rehearse(args);
            return;
        }
        WorkingDirectory.refusal().ifPresent(PostalGateway::endWith);
        if (ImportUnitsCommand.isMeantBy(args)) {
            importUnits(args);
            return;
        }
        try {
            ConfigurableApplicationContext gateway = SpringApplication.run(PostalGateway.class,
                    VerifyCommand.isMeantBy(args) ? VerifyCommand.settings() : args);
            if (VerifyCommand.isMeantBy(args)) {
                System.exit(SpringApplication.exit(gateway));
            }
        } catch (AbandonedRunException onlyLookedAt) {
            throw onlyLookedAt;
        } catch (RuntimeException | Error alreadyReported) {
            System.exit(1);
        }
    }

    // A partner's tool: it needs neither routes nor settings, so it runs wherever the jar lies
    private static void rehearse(String[] args) {
        try {
            System.exit(ConformanceCommand.run(args, System.getenv(), System.out) ? 0 : 1);
        } catch (StartRefused line) {
            endWith(line.getMessage());
        }
    }

    private static void importUnits(String[] args) {
        try {
            System.out.println(ImportUnitsCommand.run(args, "config"));
        } catch (StartRefused faults) {
            endWith(faults.getMessage());
        }
    }

    private static void endWith(String line) {
        System.err.println(line);
        System.exit(1);
    }
}
