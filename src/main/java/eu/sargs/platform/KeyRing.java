package eu.sargs.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what opens a home's key, and moves it to another place: only {@code keys/home.key} is written anew then, and
 * nothing that was sealed with the key.
 */
public final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final String CREDENTIAL = "sargs.key";
    private static final int TRIES = 3;
    /** Signs of a passphrase. */
    public static final int SHORTEST = 12;

    private final Home home;
    private final Path file;
    private final UnaryOperator<String> environment;

    public KeyRing(Home home) {
        this(home, System::getenv);
    }

    /** @param environment value of a variable, or null */
    KeyRing(Home home, UnaryOperator<String> environment) {
        this.home = home;
        this.environment = environment;
        file = home.keys().resolve("home.key");
    }

    /** @throws Fault HOM-03 when there is no key, or a damaged one */
    public KeyPlace place() {
        return read().place();
    }

    /** The file that is looked into for a key that lies in one: where the environment or systemd says, else where it was put. */
    public Path fileOf(KeyPlace.InFile place) {
        return found(place, environment);
    }

    static Path found(KeyPlace.InFile place, UnaryOperator<String> environment) {
        String named = environment.apply("SARGS_KEY_FILE");
        if (named != null) {
            return Path.of(named);
        }
        String credentials = environment.apply("CREDENTIALS_DIRECTORY");
        if (credentials != null && Files.exists(Path.of(credentials, CREDENTIAL))) {
            return Path.of(credentials, CREDENTIAL);
        }
        return place.file();
    }

    /** Whether a key file lies on the same disk as the home, which it is then lost with. */
    public boolean besideHome(KeyPlace.InFile place) {
        try {
            return Files.getFileStore(fileOf(place)).equals(Files.getFileStore(home.folder()));
        } catch (IOException e) {
            return false; // not to be read now
        }
    }

    /**
     * The home's key; made, in the home, where the home is new.
     *
     * @param asked where it wants a passphrase
     * @throws Fault HOM-03 when it is missing beside data, or damaged; HOM-05 when its file is not there, HOM-06 when that
     *     is another one, HOM-07 when nobody gave the passphrase, HOM-08 when it was wrong, HOM-09 when the system's store
     *     does not have it; HOM-02 when a new one can't be written
     */
    public HomeKey open(Passphrases asked) {
        if (!Files.exists(file) && !Files.exists(home.folder().resolve("sargs.mv.db"))) {
            return make(new KeyPlace.InHome());
        }
        forgetHalf();
        KeyLock lock = read();
        return new HomeKey(
                switch (lock.place()) {
                    case KeyPlace.InHome() -> lock.content();
                    case KeyPlace.InFile place -> openByFile(lock, fileOf(place));
                    case KeyPlace.InSystem(String name) -> openBySystem(lock, name);
                    case KeyPlace.InMemory() -> openByPassphrase(lock, asked);
                });
    }

    /** A move that was killed may have left what was to stand here, the key in clear perhaps. It is overwritten, too. */
    private void forgetHalf() {
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        if (!Files.isRegularFile(half, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate((int) channel.size()), 0);
                channel.force(true);
            }
            Files.delete(half);
            LOG.info("What a move of the key that was broken off had left was taken away");
        } catch (IOException e) {
            LOG.warn("What a move of the key that was broken off has left stays: {}", e.toString());
        }
    }

    /**
     * A new home's key; one that is there already stays.
     *
     * @param place no passphrase
     * @throws Fault as {@link #move} and {@link #open}
     */
    public HomeKey make(KeyPlace place) {
        if (Files.exists(file)) {
            return open(Passphrases.nobody());
        }
        HomeKey made = new HomeKey(Seal.random(KeyLock.LENGTH));
        move(made, place, new char[0]);
        return made;
    }

    private KeyLock read() {
        try {
            return KeyLock.of(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) {
            throw new Fault(e, "HOM-03", "platform.fault.home_key", file.toString());
        }
    }

    static byte[] openByFile(KeyLock lock, Path where) {
        byte[] opener;
        try {
            opener = KeyLock.opener(where)
                    .orElseThrow(() -> new Fault("HOM-05", "platform.fault.key_file", where.toString()));
        } catch (IOException e) {
            throw new Fault(e, "HOM-05", "platform.fault.key_file", where.toString());
        }
        try {
            return lock.open(opener);
        } catch (GeneralSecurityException e) {
            throw new Fault(e, "HOM-06", "platform.fault.key_other", where.toString());
        }
    }

    private static byte[] openBySystem(KeyLock lock, String name) {
        try {
            return lock.open(KeyLock.secret(
                    SystemStore.find(name).orElseThrow(() -> new Fault("HOM-09", "platform.fault.key_store"))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Fault(e, "HOM-09", "platform.fault.key_store");
        }
    }

    static byte[] openByPassphrase(KeyLock lock, Passphrases asked) {
        for (int i = 0; i < TRIES; i++) {
            char[] typed = asked.ask(i > 0).orElse(null);
            if (typed == null) {
                throw i == 0
                        ? new Fault("HOM-07", "platform.fault.passphrase_missing")
                        : new Fault("HOM-08", "platform.fault.passphrase_wrong");
            }
            try {
                return lock.open(lock.stretch().orElseThrow().opener(typed));
            } catch (GeneralSecurityException e) {
                LOG.info("A passphrase was wrong");
            } finally {
                Arrays.fill(typed, '\0');
            }
        }
        throw new Fault("HOM-08", "platform.fault.passphrase_wrong");
    }

    /** The place in the system's store for this home; each time another. */
    public static KeyPlace.InSystem inSystem() {
        return new KeyPlace.InSystem(HexFormat.of().formatHex(Seal.random(8)));
    }

    /**
     * Has the key open from somewhere else from now on. The place is tried before it counts; where anything fails, all is
     * as before.
     *
     * @param key this home's
     * @param passphrase of {@link KeyPlace.InMemory}, empty otherwise; overwritten with zeros
     * @throws Fault HOM-10 for a file within the home or one that is there already and is no key file, HOM-02 when it
     *     can't be written, HOM-09 when the system has no store, HOM-11 for a passphrase that is too short
     */
    public void move(HomeKey key, KeyPlace to, char[] passphrase) {
        Optional<KeyLock> before = Files.exists(file) ? Optional.of(read()) : Optional.empty();
        KeyLock lock = switch (to) {
            case KeyPlace.InHome() -> KeyLock.inClear(key.secret());
            case KeyPlace.InFile(Path where) -> KeyLock.sealed(to, Optional.empty(), key.secret(), openerIn(where));
            case KeyPlace.InSystem(String name) -> {
                byte[] opener = Seal.random(KeyLock.LENGTH);
                if (!SystemStore.keep(name, HexFormat.of().formatHex(opener))) {
                    throw new Fault("HOM-09", "platform.fault.key_store");
                }
                yield KeyLock.sealed(to, Optional.empty(), key.secret(), opener);
            }
            case KeyPlace.InMemory() -> byPassphrase(key, passphrase);
        };
        replace(lock.bytes());
        before.map(KeyLock::place).ifPresent(KeyRing::leave);
    }

    /**
     * The key as a backup of this home carries it, opened by what opens the home.
     *
     * @throws Fault BAK-02 where that does not travel: it lies in the home, or in the system's key store
     */
    public CarriedKey carried() {
        KeyLock lock = read();
        if (!CarriedKey.travels(lock.place())) {
            throw new Fault("BAK-02", "platform.fault.backup_opener");
        }
        return new CarriedKey(lock.place() instanceof KeyPlace.InFile ? found(lock) : lock);
    }

    /** By where the file is found now: the backup is told of its place. */
    private KeyLock found(KeyLock lock) {
        Path where = fileOf((KeyPlace.InFile) lock.place());
        try {
            byte[] opener = KeyLock.opener(where)
                    .orElseThrow(() -> new Fault("HOM-05", "platform.fault.key_file", where.toString()));
            return KeyLock.sealed(
                    new KeyPlace.InFile(where.toAbsolutePath().normalize()),
                    Optional.empty(),
                    lock.open(opener),
                    opener);
        } catch (IOException e) {
            throw new Fault(e, "HOM-05", "platform.fault.key_file", where.toString());
        } catch (GeneralSecurityException e) {
            throw new Fault(e, "HOM-06", "platform.fault.key_other", where.toString());
        }
    }

    /**
     * The key as a backup carries it, opened by a key file or a passphrase of its own; the home opens as before.
     *
     * @param key this home's
     * @param by a file, which where there is none is made by {@link CarriedKey#leaveKeyFile}, or a passphrase
     * @param passphrase as in {@link #move}
     * @throws Fault as {@link #move}
     */
    public CarriedKey carried(HomeKey key, KeyPlace by, char[] passphrase) {
        if (!(by instanceof KeyPlace.InFile(Path where))) {
            return new CarriedKey(byPassphrase(key, passphrase));
        }
        Optional<byte[]> there = openerThere(where);
        byte[] opener = there.orElseGet(() -> Seal.random(KeyLock.LENGTH));
        return new CarriedKey(
                KeyLock.sealed(by, Optional.empty(), key.secret(), opener),
                there.isPresent() ? Optional.empty() : Optional.of(opener));
    }

    private static KeyLock byPassphrase(HomeKey key, char[] passphrase) {
        try {
            if (passphrase.length < SHORTEST) {
                throw new Fault("HOM-11", "platform.fault.passphrase_short", SHORTEST);
            }
            KeyLock.Stretch stretch = KeyLock.Stretch.fresh(Argon2id.STANDARD);
            return KeyLock.sealed(
                    new KeyPlace.InMemory(), Optional.of(stretch), key.secret(), stretch.opener(passphrase));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** What is in a key file; one is made where there is none. It is read again: it counts only if it can be. */
    private byte[] openerIn(Path where) {
        if (openerThere(where).isEmpty()) {
            HomeKey.writeOwn(where, KeyLock.line(Seal.random(KeyLock.LENGTH)));
        }
        return openerThere(where).orElseThrow(() -> noPlace(null, where));
    }

    /**
     * What is in a key file; empty where one can be made. One that is there is used as it is: an administrator may have
     * made it, or have it for several homes.
     */
    private Optional<byte[]> openerThere(Path where) {
        Path folder = where.getParent();
        try {
            Path lies = Files.exists(where) ? where : folder; // a link may lead back
            if (folder == null
                    || !Files.isDirectory(folder)
                    || lies.toRealPath().startsWith(home.folder())
                    || Home.isInside(where)) {
                throw noPlace(null, where);
            }
            if (!Files.exists(where) && !Files.isSymbolicLink(where)) {
                if (!Files.isWritable(folder)) {
                    throw noPlace(null, where);
                }
                return Optional.empty();
            }
            byte[] opener = KeyLock.opener(where).orElseThrow(() -> new IOException("It is no plain file"));
            if (Arrays.equals(opener, new byte[KeyLock.LENGTH])) {
                throw noPlace(null, where);
            }
            return Optional.of(opener);
        } catch (IOException e) {
            throw noPlace(e, where);
        }
    }

    static Fault noPlace(Throwable cause, Path where) {
        return new Fault(cause, "HOM-10", "platform.fault.key_file_place", where.toString());
    }

    /** What stood there is overwritten: of a file that is merely replaced, the disk keeps what it said. */
    private void replace(byte[] bytes) {
        if (!Files.exists(file)) {
            HomeKey.writeOwn(file, bytes);
            return;
        }
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) old.size());
            HomeKey.writeOwn(file, bytes);
            old.write(zeros, 0);
            old.force(true);
        } catch (IOException e) {
            throw new Fault(e, "HOM-02", "platform.fault.home_unwritable", file.toString());
        }
    }

    private static void leave(KeyPlace before) {
        if (before instanceof KeyPlace.InSystem(String name)) {
            SystemStore.forget(name);
        }
    }
}
