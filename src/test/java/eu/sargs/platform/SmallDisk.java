package eu.sargs.platform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk that can run full: a small file system in memory, which only root may mount; elsewhere the test is skipped. */
public final class SmallDisk implements AutoCloseable {
    private static final long MEGABYTE = 1 << 20;

    private final Path path;
    private final Path filler;

    private SmallDisk(Path path) {
        this.path = path;
        filler = path.resolve("filler");
    }

    /** @param folder where it is mounted below */
    public static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Path path = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                System.getProperty("user.name").equals("root")
                        && run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString()) == 0,
                "Only root may mount a small disk to fill");
        return new SmallDisk(path);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    public Path path() {
        return path;
    }

    /** Fills it, or gives room back, until so much is left; where somebody else takes that meanwhile, less. */
    public void leave(int megabytes) throws IOException {
        long size = Files.exists(filler) ? Files.size(filler) : 0;
        long wanted = size + Files.getFileStore(path).getUsableSpace() - megabytes * MEGABYTE;
        if (wanted < size) {
            try (FileChannel file = FileChannel.open(filler, StandardOpenOption.WRITE)) {
                file.truncate(Math.max(0, wanted));
            }
            return;
        }
        try (OutputStream file = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long at = size; at < wanted; at += MEGABYTE) {
                file.write(new byte[(int) Math.min(MEGABYTE, wanted - at)]);
            }
        } catch (IOException full) {
            System.out.println("SmallDisk: full before " + megabytes + " MB were left");
        }
    }

    /** Not one byte more goes on it. */
    public void fill() throws IOException {
        leave(0);
    }

    public void empty() throws IOException {
        Files.deleteIfExists(filler);
    }

    /** Lazily: the log of a station stays open as long as its program. */
    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", path.toString());
    }
}
