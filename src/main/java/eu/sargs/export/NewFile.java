package eu.sargs.export;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** A small file that was not there before: whole under its name, or not at all, whatever kills the program. Blocks. */
public final class NewFile {
    private NewFile() {}

    /**
     * Writes it for nobody to read but who runs the program, durable on return.
     *
     * @throws Fault EXP-01 when it cannot be written, EXP-06 when there is one already, HOM-12 where it would lie in a
     *     home
     */
    public static void write(Path file, byte[] bytes) {
        Home.requireOutside(file);
        Path part = null;
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            // A name that nobody can lay a link under; private from its first moment.
            part = Files.createTempFile(
                    file.toAbsolutePath().getParent(), file.getFileName().toString(), ".part");
            Files.write(part, bytes, WRITE, SYNC);
            Files.move(part, file); // over nothing
            part = null;
        } catch (FileAlreadyExistsException e) {
            throw new Fault(e, "EXP-06", "export.fault.there", file.toString());
        } catch (IOException e) {
            throw new Fault(e, "EXP-01", "export.fault.write", file.toString());
        } finally {
            remove(part);
        }
    }

    /** Whether it was written already, just so: what was killed between several files can be done again. */
    static boolean isThere(Path file, byte[] bytes) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == bytes.length
                    && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            return false; // writing it will say why
        }
    }

    private static void remove(Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // what is reported is why it was not written
        }
    }
}
