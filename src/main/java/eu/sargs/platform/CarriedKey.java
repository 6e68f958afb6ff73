package eu.sargs.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A home's key as a backup carries it: sealed by an opener that does not travel with it, a key file or a passphrase.
 * Never in clear, and never by what only one machine has. Immutable.
 */
public final class CarriedKey {
    private final KeyLock lock;
    private final Optional<byte[]> opener;

    CarriedKey(KeyLock lock) {
        this(lock, Optional.empty());
    }

    /** @param opener what its key file will hold, where that is not written yet */
    CarriedKey(KeyLock lock, Optional<byte[]> opener) {
        if (!travels(lock.place())) {
            throw new IllegalArgumentException("What opens this key does not travel");
        }
        this.lock = lock;
        this.opener = opener;
    }

    /** Whether what opens a key in this place can be brought to another machine, and is no part of what travels. */
    static boolean travels(KeyPlace place) {
        return switch (place) {
            case KeyPlace.InFile file -> true;
            case KeyPlace.InMemory memory -> true;
            case KeyPlace.InHome home -> false;
            case KeyPlace.InSystem system -> false;
        };
    }

    /** @throws IllegalArgumentException when these bytes are none */
    public static CarriedKey of(byte[] bytes) {
        return new CarriedKey(KeyLock.of(bytes));
    }

    public byte[] bytes() {
        return lock.bytes();
    }

    /**
     * Writes the key file where there was none: as soon as there is something whole that it opens, and not before, so that
     * what is refused or breaks off leaves none. Durable on return; again does nothing.
     *
     * @throws Fault HOM-10 where another has been put there meanwhile, HOM-02 where it can't be written
     */
    public void leaveKeyFile() {
        if (opener.isEmpty() || !(lock.place() instanceof KeyPlace.InFile(Path where))) {
            return;
        }
        try {
            if (!Files.exists(where)) {
                HomeKey.writeOwn(where, KeyLock.line(opener.get()));
            }
            if (!Arrays.equals(KeyLock.opener(where).orElse(new byte[0]), opener.get())) {
                throw KeyRing.noPlace(null, where);
            }
        } catch (IOException e) {
            throw KeyRing.noPlace(e, where);
        }
    }

    /** What opens it. */
    public KeyPlace place() {
        return lock.place();
    }

    /**
     * The home's key.
     *
     * @param named the key file; where empty, as {@link KeyRing#fileOf} looks for it
     * @param asked where it wants a passphrase
     * @throws Fault HOM-05 when the key file is not there, HOM-06 when it is another one, HOM-07 when nobody gave the
     *     passphrase, HOM-08 when it was wrong
     */
    public HomeKey open(Optional<Path> named, Passphrases asked) {
        return open(named, asked, System::getenv);
    }

    HomeKey open(Optional<Path> named, Passphrases asked, UnaryOperator<String> environment) {
        return new HomeKey(
                switch (lock.place()) {
                    case KeyPlace.InFile place ->
                        KeyRing.openByFile(lock, named.orElseGet(() -> KeyRing.found(place, environment)));
                    case KeyPlace.InMemory() -> KeyRing.openByPassphrase(lock, asked);
                    default -> throw new IllegalStateException();
                });
    }

    /**
     * Has a home that was put back open by it from now on.
     *
     * @param key what {@link #open} gave
     * @param named as there
     * @throws Fault as {@link KeyRing#move}
     */
    public void settle(Home home, HomeKey key, Optional<Path> named) {
        switch (lock.place()) {
            case KeyPlace.InFile place -> {
                Path file = named.orElseGet(() -> KeyRing.found(place, System::getenv));
                new KeyRing(home)
                        .move(key, new KeyPlace.InFile(file.toAbsolutePath().normalize()), new char[0]);
            }
            case KeyPlace.InMemory() -> HomeKey.writeOwn(home.keys().resolve("home.key"), lock.bytes());
            default -> throw new IllegalStateException();
        }
    }

    /** Whether a file lies in the folder that the key's own file lies in: who gets one gets both. */
    public boolean liesBeside(Path other) {
        return lock.place() instanceof KeyPlace.InFile place && sameFolder(KeyRing.found(place, System::getenv), other);
    }

    private static boolean sameFolder(Path one, Path other) {
        try {
            // Where it really lies: a link elsewhere keeps nothing apart.
            Path folder = (Files.exists(one) ? one.toRealPath() : one.toAbsolutePath()).getParent();
            Path its = other.toAbsolutePath().getParent();
            return folder != null && its != null && Files.isSameFile(folder, its);
        } catch (IOException e) {
            return false; // one of them is not there
        }
    }
}
