package eu.sargs.store.backup;

import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import eu.sargs.platform.Passphrases;
import eu.sargs.platform.UnfinishedHome;
import eu.sargs.store.Database;
import eu.sargs.store.DatabaseCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
     * Checks the whole backup, and then writes the home. Where anything fails, the folder is as it was before; after a
     * kill it holds what {@link UnfinishedHome} knows, and this is simply called again.
     *
     * @param folder not there yet, or empty, or left by a kill
     * @param keyFile what opens the key; where empty, as {@link KeyRing#fileOf} looks for it
     * @param asked where it wants a passphrase
     * @throws Fault BAK-08 where the folder holds anything else, HOM-01 where another restore is at it, STO-02 for a backup of a newer version, STO-03 where the disk
     *     has too little room, BAK-07 where the backup was altered, HOM-05 to HOM-08 for what opens the key, HOM-02 where
     *     the home can't be written
     */
    public void to(Path folder, Optional<Path> keyFile, Passphrases asked) {
        boolean there = Files.exists(folder);
        requireFree(folder);
        if (manifest.schema() > Database.schema()) {
            throw new Fault("STO-02", "store.fault.newer", manifest.schema(), Database.schema());
        }
        backup.check(percent -> progress.at(percent / 2));
        HomeKey key = manifest.key().open(keyFile, asked);
        try (Home home = Home.open(folder)) {
            requireFree(home.folder()); // reading it all took its time
            UnfinishedHome begun = UnfinishedHome.begin(home, UnfinishedHome.Work.RESTORING);
            boolean done = false;
            try {
                requireRoom(home.folder());
                write(begun, home, key, keyFile);
                done = true;
            } finally {
                if (!done) {
                    begun.abandon(!there);
                }
            }
        } catch (IOException e) {
            throw new Fault(e, "HOM-02", "platform.fault.home_unwritable", folder.toString());
        }
    }

    /** Only what another restore, or setting up, left unfinished is taken away. */
    private static void requireFree(Path folder) {
        boolean free;
        try {
            free = UnfinishedHome.in(folder).isPresent()
                    || !Files.exists(folder)
                    || Files.isDirectory(folder) && UnfinishedHome.isBare(folder.toRealPath());
        } catch (IOException e) {
            free = false; // none that can be looked into
        }
        if (!free) {
            throw new Fault("BAK-08", "store.fault.restore_there", folder.toString());
        }
    }

    private void requireRoom(Path folder) {
        long needed = manifest.size() + RESERVE_BYTES;
        if (folder.toFile().getUsableSpace() < needed) {
            throw new Fault("STO-03", "store.fault.room", folder.toString(), needed >> 20);
        }
    }

    /** What proves whose it is first, and the settings last: without them there is no station. */
    private void write(UnfinishedHome begun, Home home, HomeKey key, Optional<Path> keyFile) throws IOException {
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
        read(named(Part.SETTINGS), key, in -> {
            // Into the mark as it is: a new file in its place would leave none for a moment.
            try (OutputStream mark = Files.newOutputStream(begun.mark(), WRITE, TRUNCATE_EXISTING)) {
                in.transferTo(mark);
            }
        });
        begun.finish();
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
        try (FileChannel channel = FileChannel.open(beside, WRITE)) {
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
                    try (FileChannel channel = FileChannel.open(one, WRITE)) {
                        channel.force(true);
                    }
                }
            }
        }
    }
}
