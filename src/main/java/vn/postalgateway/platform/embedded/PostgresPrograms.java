package vn.postalgateway.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.platform.StartRefused;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
final class PostgresPrograms {

    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /** The folder's name follows the archive, so that another version is unpacked beside, never over, an old one. */
    static PostgresPrograms unpackedIn(Path parent) {
        String archive = archiveName();
        URL url = PostgresPrograms.class.getClassLoader().getResource(archive);
        if (url == null) {
            throw new StartRefused("this build carries no PostgreSQL for this machine (" + archive + "); build it with"
                    + " another -Dembedded-postgres.platform, or name an external database: SPRING_DATASOURCE_URL.");
        }
        try {
            Path folder = parent.resolve("programs-" + fingerprint(url));
            if (!Files.exists(folder)) {
                unpackAtomically(url, folder);
            }
            return new PostgresPrograms(folder);
        } catch (IOException unusable) {
            throw new StartRefused("PostgreSQL cannot be unpacked in " + parent + " (" + unusable + ").", unusable);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        String processor = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> machine;
        };
        return "postgres-" + system + "-" + processor + ".txz";
    }

    private static String fingerprint(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        long fingerprint = connection instanceof JarURLConnection inJar
                ? inJar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        return Long.toHexString(fingerprint);
    }

    private static void unpackAtomically(URL url, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path draft = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try {
            Files.setPosixFilePermissions(draft, PROGRAM);
            unpack(url, draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            // another gateway that shares this folder was faster, with the same files
            FileSystemUtils.deleteRecursively(draft);
        } catch (IOException failed) {
            FileSystemUtils.deleteRecursively(draft);
            throw failed;
        }
    }

    private static void unpack(URL url, Path folder) throws IOException {
        try (InputStream packed = new BufferedInputStream(url.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive points out of its folder");
                }
                place(entry, tar, target);
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            makeFolder(target);
            return;
        }
        makeFolder(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        Files.setPosixFilePermissions(target, (entry.getMode() & 0100) == 0 ? PLAIN : PROGRAM);
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            makeFolder(folder.getParent());
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PROGRAM);
        }
    }
}
