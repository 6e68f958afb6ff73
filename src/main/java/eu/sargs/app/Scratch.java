package eu.sargs.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder for temporary files that the launching script made for this program alone; libraries unpack themselves there. */
final class Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private Scratch() {}

    /** Takes it away, as the last thing the program does. Does nothing where the folder is of somebody else, or of all. */
    static void remove() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        if (!belongsTo(folder, ProcessHandle.current().pid())) {
            return;
        }
        try {
            remove(folder);
        } catch (IOException e) {
            LOG.warn("The folder of temporary files stays until the next start: {}", e.getMessage());
        }
    }

    /** @param process it is named after: {@code sargs-USER.PROCESS.RANDOM} */
    static boolean belongsTo(Path folder, long process) {
        return folder.getFileName() != null
                && folder.getFileName().toString().matches("sargs-\\d+\\." + process + "\\.\\w{6}");
    }

    /** What links point to stays. */
    static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                Files.deleteIfExists(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
