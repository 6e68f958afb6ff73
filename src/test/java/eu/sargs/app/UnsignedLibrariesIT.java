package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class UnsignedLibrariesIT {
    @Test
    void whatTheProgramStartsWithHasNoSignatureToCheckAndAllOfItsClasses() throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("target/lib"), "*.jar")) {
            found.forEach(jars::add);
        }
        List<String> library = new ArrayList<>();
        for (Path jar : jars) {
            try (ZipFile file = new ZipFile(jar.toFile())) {
                List<String> names = file.stream().map(ZipEntry::getName).toList();
                assertThat(names)
                        .as(jar.toString())
                        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
                names.stream()
                        .filter(name -> name.startsWith("org/bouncycastle/"))
                        .forEach(library::add);
            }
        }
        assertThat(library)
                .contains(
                        "org/bouncycastle/crypto/generators/Argon2BytesGenerator.class",
                        "org/bouncycastle/math/ec/rfc8032/Ed25519.class",
                        "org/bouncycastle/cert/X509CertificateHolder.class");
    }
}
