package eu.sargs.store.backup;

import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import eu.sargs.platform.Passphrases;
import eu.sargs.store.Database;
import eu.sargs.store.DatabaseCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a backup back as a home of its own. The seat's note is not in a backup: so the home opens a new epoch when it is
 * opened first, and no number is used twice.
 */
public final class Restore {
    private static final long RESERVE_BYTES = 64L << 20;

    private final BackupFile backup;
    private final Manifest manifest;
    private final Progress progress;

    public Restore(BackupFile backup, Progress progress) {
        this.backup = backup;
        this.progress = progress;
        manifest = backup.manifest();
    }

    /**
     * Checks the whole backup, and then writes the home. Where anything fails, the folder is as it was before.
     *
     * @param folder not there yet, or empty
     * @param keyFile what opens the key; where empty, as {@link KeyRing#fileOf} looks for it
     * @param asked where it wants a passphrase
     * @throws Fault BAK-08 where the folder holds anything, STO-02 for a backup of a newer version, STO-03 where the disk
     *     has too little room, BAK-07 where the backup was altered, HOM-05 to HOM-08 for what opens the key, HOM-02 where
     *     the home can't be written
     */
    public void to(Path folder, Optional<Path> keyFile, Passphrases asked) {
        boolean there = Files.exists(folder);
        if (there && !isEmpty(folder)) {
            throw new Fault("BAK-08", "store.fault.restore_there", folder.toString());
        }
        if (manifest.schema() > Database.schema()) {
            throw new Fault("STO-02", "store.fault.newer", manifest.schema(), Database.schema());
        }
        backup.check(percent -> progress.at(percent / 2));
        HomeKey key = manifest.key().open(keyFile, asked);
        boolean done = false;
        try (Home home = Home.open(folder)) {
            requireRoom(home.folder());
            write(home, key, keyFile);
            done = true;
        } catch (IOException e) {
            throw new Fault(e, "HOM-02", "platform.fault.home_unwritable", folder.toString());
        } finally {
            if (!done) {
                clear(folder, there);
            }
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.findAny().isEmpty();
        } catch (IOException e) {
            return false; // no folder, or none that can be looked into
        }
    }

    private void requireRoom(Path folder) {
        long needed = manifest.size() + RESERVE_BYTES;
        if (folder.toFile().getUsableSpace() < needed) {
            throw new Fault("STO-03", "store.fault.room", folder.toString(), needed >> 20);
        }
    }

    /** What proves whose it is first, and the settings last: without them there is no station. */
    private void write(Home home, HomeKey key, Optional<Path> keyFile) throws IOException {
        Course course = new Course(2 * manifest.size(), progress);
        course.passed(manifest.size());
        for (Part part : manifest.parts()) {
            if (part.name().startsWith("keys/")) {
                copy(part, key, home.folder().resolve(part.name()));
            }
        }
        try {
            if (!SigningKey.of(home, key).origin().equals(manifest.origin())) {
                throw backup.altered(null, Part.KEY);
            }
        } catch (Fault e) {
            throw e.code().equals("JRN-03") ? backup.altered(e, Part.KEY) : e;
        }
        for (Part part : manifest.parts()) {
            if (part.name().startsWith(Part.PICTURES)) {
                read(part, key, in -> PictureFolder.read(in, home.folder().resolve(part.name())));
                course.passed(part.plain());
            }
        }
        Part database = named(Part.DATABASE);
        read(database, key, in -> DatabaseCopy.put(home, key, in));
        course.passed(database.plain());
        if (manifest.keyAtHome()) {
            new KeyRing(home).move(key, new KeyPlace.InHome(), new char[0]);
        } else {
            manifest.key().settle(home, key, keyFile);
        }
        sync(home.folder());
        copy(named(Part.SETTINGS), key, home.settings());
        HomeKey.syncFolder(home.folder());
        course.all();
    }

    private Part named(String name) {
        return manifest.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void copy(Part part, HomeKey key, Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        read(part, key, in -> {
            Files.copy(in, beside);
            Home.makeOwn(beside);
        });
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What reads a part. */
    @FunctionalInterface
    private interface Reading {
        void of(InputStream part) throws IOException;
    }

    private void read(Part part, HomeKey key, Reading reading) throws IOException {
        try (InputStream in =
                new SealedPart.Opening(backup.stored(part), part.stored(), key, manifest.salt(), part.name())) {
            reading.of(in);
        } catch (SealedPart.Opening.Altered e) {
            throw backup.altered(e, part.name());
        }
    }

    /** Everything below, files and names. */
    private static void sync(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                if (Files.isDirectory(one)) {
                    HomeKey.syncFolder(one);
                } else if (!one.getFileName().toString().equals("lock")) {
                    try (FileChannel channel = FileChannel.open(one, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }
            }
        }
    }

    /** Takes away what was made. */
    private static void clear(Path folder, boolean there) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path one, IOException e) throws IOException {
                    if (!there || !one.equals(folder)) {
                        Files.delete(one);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // what is reported is why it was not put back; without settings there is no station in it
        }
    }
}
