package vn.postalgateway.console.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the bundled API browser under {@code /docs/ui/}, so that no page has to know its version. */
@Configuration(proxyBeanMethods = false)
class DocsResources implements WebMvcConfigurer {

    private static final int AN_HOUR_SECONDS = 3600;

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/ui/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + bundledVersion() + "/")
                .setCachePeriod(AN_HOUR_SECONDS);
    }

    private static String bundledVersion() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"))
                    .getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("the API browser is not in the jar", e);
        }
    }
}
