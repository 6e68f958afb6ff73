package eu.sargs.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A home that is being made, by setting a station up or by putting a backup back. A mark stands in it until it is whole:
 * so what a kill left is known for what it is, and is taken away, and nothing else, when the work is begun anew. The
 * settings come last. They are written into the mark, which then gets their name: at no moment are both or neither there.
 */
public final class UnfinishedHome {
    /** What a home comes of. */
    public enum Work {
        FOUNDING("founding"),
        RESTORING("restoring");

        private final String mark;

        Work(String mark) {
            this.mark = mark;
        }
    }

    /** What {@link Home#open} makes of any folder. */
    private static final Set<String> FRAME = Set.of("lock", "keys", "pictures", "logs");

    private static final Pattern TOP = Pattern.compile("sargs\\.(mv\\.db|mv\\.db\\.part|trace\\.db)|seat");
    private static final Pattern KEY = Pattern.compile("(origin|home|older-.*)\\.key(\\.tmp)?");
    private static final Pattern PICTURES = Pattern.compile("[0-9a-f]{2}|new");
    private static final Pattern PICTURE = Pattern.compile("[0-9a-f-]{36}|[0-9a-f]{62}");

    private final Home home;
    private final Path mark;

    private UnfinishedHome(Home home, Path mark) {
        this.home = home;
        this.mark = mark;
    }

    /** What was begun in a folder and has not ended; empty where nothing was, or a station is there. */
    public static Optional<Work> in(Path folder) {
        if (Files.exists(folder.resolve("settings.json"))) {
            return Optional.empty();
        }
        for (Work work : Work.values()) {
            if (Files.isRegularFile(folder.resolve(work.mark), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(work);
            }
        }
        return Optional.empty();
    }

    /** @throws Fault HOM-13 where a backup is being put back there, or that broke off; HOM-14 where setting up did */
    public static void refuse(Path folder) {
        in(folder).ifPresent(work -> {
            throw switch (work) {
                case RESTORING -> new Fault("HOM-13", "platform.fault.half_restored", folder.toString());
                case FOUNDING -> new Fault("HOM-14", "platform.fault.half_founded", folder.toString());
            };
        });
    }

    /** Whether nothing lies there yet that a home consists of; other things may. */
    public static boolean isFresh(Path folder) throws IOException {
        return parts(folder).isEmpty();
    }

    /** Whether nothing at all lies there, but for the empty frame that a kill in the first moment leaves. */
    public static boolean isBare(Path folder) throws IOException {
        for (Path one : listed(folder)) {
            if (!FRAME.contains(one.getFileName().toString())
                    || Files.isSymbolicLink(one)
                    || !listed(one).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Begins, after what was begun there before was taken away. The mark is durable on return.
     *
     * @param home fresh, or unfinished
     */
    public static UnfinishedHome begin(Home home, Work work) throws IOException {
        UnfinishedHome begun = new UnfinishedHome(home, home.folder().resolve(work.mark));
        Optional<Work> before = in(home.folder());
        if (before.isEmpty() && !isFresh(home.folder())) {
            throw new IllegalStateException("A home that nobody left unfinished");
        }
        Files.write(begun.mark, new byte[0]);
        Home.makeOwn(begun.mark);
        HomeKey.syncFolder(home.folder()); // before anything of the other mark's goes
        begun.clear();
        return begun;
    }

    /** Where the settings are to be written. */
    public Path mark() {
        return mark;
    }

    /** The settings stand in the mark: from now on this is a home. Durable on return. */
    public void finish() throws IOException {
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(mark, home.settings(), StandardCopyOption.ATOMIC_MOVE);
        HomeKey.syncFolder(home.folder());
    }

    /**
     * Takes away what was made. What can't be taken away stays with its mark, and goes the next time.
     *
     * @param folder whether the folder itself goes, too, where nothing else lies in it
     */
    public void abandon(boolean folder) {
        try {
            clear();
            Files.deleteIfExists(mark);
            for (String frame : FRAME) {
                removeEmpty(home.folder().resolve(frame));
            }
            if (folder) {
                removeEmpty(home.folder());
            }
        } catch (IOException e) {
            // what is reported is why it was given up
        }
    }

    private static void removeEmpty(Path one) throws IOException {
        if (!Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS) || listed(one).isEmpty()) {
            Files.deleteIfExists(one);
        }
    }

    private void clear() throws IOException {
        for (Path part : parts(home.folder())) {
            if (!part.equals(mark)) {
                Files.deleteIfExists(part);
            }
        }
        for (Path folder : listed(home.pictures())) {
            if (PICTURES.matcher(folder.getFileName().toString()).matches()) {
                removeEmpty(folder);
            }
        }
    }

    /** The files that a home consists of before it has settings. What a link leads to is none of it. */
    private static List<Path> parts(Path folder) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (Path one : listed(folder)) {
            String name = one.getFileName().toString();
            if (TOP.matcher(name).matches() || isMark(name)) {
                parts.add(one);
            }
        }
        add(parts, folder.resolve("keys"), KEY);
        for (Path pictures : listed(folder.resolve("pictures"))) {
            if (PICTURES.matcher(pictures.getFileName().toString()).matches()) {
                add(parts, pictures, PICTURE);
            }
        }
        return parts;
    }

    private static boolean isMark(String name) {
        for (Work work : Work.values()) {
            if (name.equals(work.mark) || name.equals(work.mark + ".tmp")) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<Path> parts, Path folder, Pattern names) throws IOException {
        for (Path one : listed(folder)) {
            if (names.matcher(one.getFileName().toString()).matches()) {
                parts.add(one);
            }
        }
    }

    /** What lies in a folder; nothing where it is none, or a link to one. */
    private static List<Path> listed(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(all::add);
            } catch (java.nio.file.DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return all;
    }
}
