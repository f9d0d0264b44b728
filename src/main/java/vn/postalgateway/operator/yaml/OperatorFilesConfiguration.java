package vn.postalgateway.operator.yaml;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vn.postalgateway.operator.OperatorProfiles;

/** Reads the operators at start; an installation may set an operator's settling time without touching its file. */
@Configuration
class OperatorFilesConfiguration {

    @Bean
    OperatorProfiles operatorProfiles(@Value("${gateway.operators.folder:config/operators}") String folder,
                                      Environment environment) {
        return new YamlOperatorProfiles(Path.of(folder), id -> Optional.ofNullable(
                environment.getProperty("gateway.operators." + id + ".settle-after", Duration.class)));
    }
}
