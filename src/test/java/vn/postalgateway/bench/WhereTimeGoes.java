package vn.postalgateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import vn.postalgateway.packaged.Program;

/**
 * Looks into a running Java process with Flight Recorder, the JDK's own profiler, and tells which layer its processor
 * time belongs to: the one whose method stands nearest to where the thread was seen.
 */
final class WhereTimeGoes {

    private static final Map<String, String> LAYERS = new LinkedHashMap<>();

    static {
        LAYERS.put("org.postgresql", "PostgreSQL's driver");
        LAYERS.put("com.zaxxer", "connection pool");
        LAYERS.put("org.springframework.jdbc", "Spring JDBC and transactions");
        LAYERS.put("org.springframework.transaction", "Spring JDBC and transactions");
        LAYERS.put("org.springframework.security", "Spring Security");
        LAYERS.put("org.springframework", "Spring, rest");
        LAYERS.put("org.apache.camel", "Camel");
        LAYERS.put("org.apache.catalina", "Tomcat");
        LAYERS.put("org.apache.coyote", "Tomcat");
        LAYERS.put("org.apache.tomcat", "Tomcat");
        LAYERS.put("org.apache.cxf", "SOAP");
        LAYERS.put("org.apache.wss4j", "SOAP");
        LAYERS.put("org.glassfish.jaxb", "SOAP");
        LAYERS.put("org.apache.activemq", "broker");
        LAYERS.put("org.apache.artemis", "broker");
        LAYERS.put("io.netty", "broker");
        LAYERS.put("com.fasterxml.jackson", "JSON");
        LAYERS.put("com.sun.crypto", "encryption");
        LAYERS.put("io.micrometer", "metrics");
        LAYERS.put("io.github.resilience4j", "circuit breaker");
        LAYERS.put("vn.postalgateway", "the gateway's own code");
    }

    private final long pid;
    private final Path recording;

    WhereTimeGoes(ProcessHandle process, Path folder) {
        this.pid = process.pid();
        this.recording = folder.resolve("recording-" + pid + ".jfr").toAbsolutePath();
    }

    void start() {
        jcmd("JFR.start", "name=bench", "settings=profile");
    }

    /** The layers' shares of the samples since the start in percent, the largest first. */
    List<String> stop() {
        jcmd("JFR.stop", "name=bench", "filename=" + recording);
        Map<String, Integer> samples = new TreeMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
                    samples.merge(layerOf(event), 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int all = Math.max(1, samples.values().stream().mapToInt(Integer::intValue).sum());
        return samples.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(layer -> layer.getKey() + " " + Math.round(100.0 * layer.getValue() / all) + " %").toList();
    }

    private static String layerOf(RecordedEvent sample) {
        if (sample.getStackTrace() == null) {
            return "the JDK's own threads";
        }
        for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
            Optional<String> layer = LAYERS.entrySet().stream()
                    .filter(l -> frame.getMethod().getType().getName().startsWith(l.getKey()))
                    .map(Map.Entry::getValue).findFirst();
            if (layer.isPresent()) {
                return layer.get();
            }
        }
        return "the JDK's own threads";
    }

    private void jcmd(String... words) {
        Program.run(Stream.concat(Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid)),
                Arrays.stream(words)).toList());
    }
}
