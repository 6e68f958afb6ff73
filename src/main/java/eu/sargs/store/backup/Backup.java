package eu.sargs.store.backup;

import eu.sargs.journal.SigningKey;
import eu.sargs.platform.CarriedKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import eu.sargs.store.Database;
import eu.sargs.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Copies a station's home into one file while the station runs: database, pictures, signing keys and settings, sealed with
 * the home's key and signed by the station. The database first, and then the pictures: so none is missing that it names.
 */
public final class Backup {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** Left free on the target's disk, which may be the station's own. */
    private static final long RESERVE_BYTES = 64L << 20;

    /**
     * What was made.
     *
     * @param file the backup
     * @param bytes its size
     */
    public record Made(Path file, long bytes, Manifest manifest) {}

    /** What is written into a part. */
    @FunctionalInterface
    private interface Content {
        void to(OutputStream part) throws IOException;
    }

    private final Home home;
    private final HomeKey key;
    private final Store store;
    private final String station;
    private final Progress progress;
    private final long reserve;

    /**
     * @param home of a station that is open
     * @param key the home's
     * @param station its name
     */
    public Backup(Home home, HomeKey key, Store store, String station, Progress progress) {
        this(home, key, store, station, progress, RESERVE_BYTES);
    }

    /** @param reserve bytes that are left free on the target's disk */
    Backup(Home home, HomeKey key, Store store, String station, Progress progress, long reserve) {
        this.home = home;
        this.key = key;
        this.store = store;
        this.station = station;
        this.progress = progress;
        this.reserve = reserve;
    }

    /**
     * Writes a backup, whole or not at all, durable on return. Takes as long as it takes to read and write everything.
     *
     * @param out a file that is not there yet, or a folder, in which one is named by station and time
     * @param carried how the home's key travels in it
     * @param now names the file, and stands in it
     * @throws Fault BAK-03 where it can't be written, or the disk has too little room; BAK-04 where the file is there
     *     already; BAK-09 where the database lies on a server; BAK-11 where the key file would lie beside it; HOM-12 where
     *     it would lie in a home; as {@link CarriedKey#leaveKeyFile}. What is refused or breaks off leaves no new key file
     */
    public Made write(Path out, CarriedKey carried, Instant now) {
        Path file = Files.isDirectory(out) ? out.resolve(name(now)) : out;
        Path part = file.resolveSibling(file.getFileName() + ".part");
        if (Files.exists(file)) {
            throw new Fault("BAK-04", "store.fault.backup_there", file.toString());
        }
        Home.requireOutside(file);
        if (carried.liesBeside(file)) {
            throw new Fault("BAK-11", "store.fault.backup_beside_key", file.toString());
        }
        boolean done = false;
        try {
            removeLeft(folder(file));
            long expected = expected();
            if (folder(file).toFile().getUsableSpace() < expected + reserve) {
                throw new Fault("BAK-03", "store.fault.backup_full", file.toString(), (expected + reserve) >> 20);
            }
            Manifest manifest;
            try (BackupWriter writer = new BackupWriter(part, reserve, new Course(expected, progress))) {
                manifest = new Manifest(
                        now,
                        station,
                        store.origin(),
                        Database.schema(),
                        HexFormat.of().formatHex(salt()),
                        carried,
                        new KeyRing(home).place() instanceof KeyPlace.InHome,
                        List.of());
                manifest = manifest.with(parts(writer, manifest.salt()));
                SigningKey signing = store.keys().current();
                writer.end(manifest.bytes(), signing::sign);
            }
            carried.leaveKeyFile();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            HomeKey.syncFolder(folder(file));
            progress.at(100);
            return new Made(file, Files.size(file), manifest);
        } catch (IOException | UncheckedIOException e) {
            throw new Fault(e, "BAK-03", "store.fault.backup_full", file.toString(), reserve >> 20);
        } finally {
            if (!done) {
                remove(part);
            }
        }
    }

    private String name(Instant now) {
        return ours() + TIME.format(now) + ".backup";
    }

    private String ours() {
        return "sargs-" + store.origin().hex().substring(0, 8) + "-";
    }

    /** What kills left of this station's backups, whose names nobody takes again: it makes one at a time. */
    private void removeLeft(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ours() + "*Z.backup.part")) {
            for (Path one : left) {
                remove(one);
            }
        }
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }

    private static byte[] salt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    private long expected() throws IOException {
        return Files.size(home.folder().resolve("sargs.mv.db")) + PictureFolder.sizeOfAll(home);
    }

    private List<Part> parts(BackupWriter writer, String salt) throws IOException {
        List<Part> parts = new ArrayList<>();
        parts.add(part(writer, salt, Part.DATABASE, store::copyDatabase));
        for (Path folder : PictureFolder.all(home.pictures())) {
            parts.add(part(writer, salt, Part.PICTURES + folder.getFileName(), to -> PictureFolder.write(folder, to)));
        }
        try (DirectoryStream<Path> keys = Files.newDirectoryStream(home.keys(), "{origin,older-*}.key")) {
            for (Path one : keys) {
                parts.add(part(writer, salt, "keys/" + one.getFileName(), to -> Files.copy(one, to)));
            }
        }
        parts.add(part(writer, salt, Part.SETTINGS, to -> Files.copy(home.settings(), to)));
        return parts;
    }

    private Part part(BackupWriter writer, String salt, String name, Content content) throws IOException {
        SealedPart.Sealing sealing = new SealedPart.Sealing(writer.part(), key, salt, name);
        content.to(sealing);
        return writer.end(name, sealing.finish());
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // what is reported is why there is no backup; this is not its name
        }
    }
}
