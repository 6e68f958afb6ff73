package eu.sargs.journal;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A home's signing keys as files, and the change from one to the next: {@link #begin}, then the event that says so, then
 * {@link #finish}. It may be broken off anywhere: {@link #open} asks the journal which key is true.
 */
public final class KeyFiles {
    private static final String OLDER = "older-";

    private final Path folder;
    private final Path current;
    private final Path next;
    private final HomeKey seal;

    public KeyFiles(Home home, HomeKey seal) {
        this.folder = home.keys();
        this.seal = seal;
        current = folder.resolve("origin.key");
        next = folder.resolve("origin.next");
    }

    /**
     * The keys of a home that has data; a change that was broken off is finished or undone.
     *
     * @param successor the key that follows another, as the journal says; empty where it names none
     * @throws Fault JRN-03 when a key is missing or can't be opened, JRN-06 when the journal names a successor that is
     *     not here, HOM-02 when the home can't be written
     */
    public SeatKeys open(Function<OriginKey, Optional<OriginKey>> successor) {
        SigningKey now = SigningKey.read(current, seal);
        Optional<OriginKey> follows = successor.apply(now.origin());
        if (follows.isPresent()) {
            if (!Files.exists(next) || !SigningKey.read(next, seal).origin().equals(follows.get())) {
                throw new Fault("JRN-06", "journal.fault.replaced");
            }
            finish();
            now = SigningKey.read(current, seal);
        } else {
            undo();
        }
        return new SeatKeys(now, older(now.origin()));
    }

    private List<SigningKey> older(OriginKey now) {
        List<SigningKey> older = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, OLDER + "*.key")) {
            files.forEach(file -> older.add(SigningKey.read(file, seal)));
        } catch (IOException e) {
            throw new Fault(e, "JRN-03", "journal.fault.key");
        }
        older.removeIf(key -> key.origin().equals(now)); // copied for a change that was undone
        return older;
    }

    /** Makes the next key and keeps the older one beside it, durable on return; the home goes on with the older one. */
    public SigningKey begin() {
        SigningKey now = SigningKey.read(current, seal);
        SigningKey made = SigningKey.generate();
        now.write(folder.resolve(OLDER + now.origin().hex().substring(0, 16) + ".key"), seal);
        made.write(next, seal);
        return made;
    }

    /** The journal names the next key: from now on the home has it. In one step, durable on return. */
    public void finish() {
        try {
            Files.move(next, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            HomeKey.syncFolder(folder);
        } catch (IOException e) {
            throw new Fault(e, "HOM-02", "platform.fault.home_unwritable", current.toString());
        }
    }

    private void undo() {
        try {
            Files.deleteIfExists(next);
        } catch (IOException e) {
            throw new Fault(e, "HOM-02", "platform.fault.home_unwritable", next.toString());
        }
    }
}
