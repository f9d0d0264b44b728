package vn.postalgateway.faults.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;

/**
 * The crash agent as a jar of its own, made from the test classes, and the gateway's classes that have crash points, with
 * the calls of the agent woven in. It goes before the gateway's jar, in which nothing of it is. Woven beforehand, because
 * a JVM that weaves while it starts cannot map an archive of its classes.
 */
public final class AgentJar {

    private static final ClassFileLocator GATEWAY = ClassFileLocator.ForClassLoader.of(AgentJar.class.getClassLoader());

    private AgentJar() {
    }

    public static Path in(Path folder) {
        Path jar = folder.resolve("crash-agent.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            String agent = CrashAgent.class.getName();
            put(out, agent, GATEWAY.locate(agent).resolve());
            for (String type : Arrays.stream(CrashPoint.values()).map(point -> point.type).distinct().toList()) {
                put(out, type, woven(type));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static void put(JarOutputStream out, String type, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(type.replace('.', '/') + ".class"));
        out.write(bytes);
    }

    private static byte[] woven(String type) {
        DynamicType.Builder<?> woven = new ByteBuddy()
                .decorate(TypePool.Default.of(GATEWAY).describe(type).resolve(), GATEWAY);
        for (CrashPoint point : CrashPoint.values()) {
            if (point.type.equals(type)) {
                woven = woven.visit(Advice.withCustomMapping().bind(Name.class, point.name()).to(adviceFor(point.moment))
                        .on(named(point.method)));
            }
        }
        return woven.make().getBytes();
    }

    private static Class<?> adviceFor(CrashPoint.Moment moment) {
        return switch (moment) {
            case BEFORE -> Before.class;
            case AFTER -> After.class;
            case SOON_AFTER -> SoonAfter.class;
        };
    }

    /** The crash point's. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Name { }

    static final class Before {
        @Advice.OnMethodEnter
        static void enter(@Name String point) {
            CrashAgent.passed(point);
        }
    }

    static final class After {
        @Advice.OnMethodExit
        static void exit(@Name String point) {
            CrashAgent.passed(point);
        }
    }

    static final class SoonAfter {
        @Advice.OnMethodExit
        static void exit(@Name String point) {
            CrashAgent.passedSoon(point);
        }
    }
}
