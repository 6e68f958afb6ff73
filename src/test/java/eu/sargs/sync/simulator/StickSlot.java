package eu.sargs.sync.simulator;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.OriginKey;
import eu.sargs.platform.Fault;
import eu.sargs.sync.engine.Input;
import eu.sargs.sync.link.Stick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where files go out of a station and come into it by hand, as the program does that beside its links. */
final class StickSlot {
    private final SimulatedStation station;

    StickSlot(SimulatedStation station) {
        this.station = station;
    }

    /** A file sealed for a key. */
    record Carried(OriginKey to, byte[] bytes) {}

    /** Writes what another may see to a file; empty where it is none to be written for. */
    Optional<Carried> carry(SimulatedStation to) {
        if (!station.isRunning() || !station.knows(to)) {
            return Optional.empty();
        }
        OriginKey known =
                to.origins().stream().filter(station.view::isMember).findFirst().orElseThrow();
        Path file = file();
        try {
            stick().out(file, known, Map.of());
            return Optional.of(new Carried(known, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /** As the program takes a file in, beside its links. @return whether it was whole and for this station */
    boolean takeIn(byte[] carried) {
        Map<FeedId, FeedTip> before = station.ledger.tips();
        Path file = file();
        boolean whole = true;
        List<ForkProof> forks = List.of();
        try {
            Files.write(file, carried);
            forks = stick().in(file).forks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Fault damaged) {
            whole = false;
        } finally {
            delete(file);
        }
        station.view.refresh();
        stick().endRevoked();
        station.view.reset(station.ledger);
        station.state.reset(station.ledger);
        Map<FeedId, FeedTip> ends = new HashMap<>();
        before.keySet().forEach(feed -> ends.put(feed, station.ledger.disk().tip(feed)));
        ends.putAll(station.ledger.tips());
        forks.forEach(proof -> station.handle(new Input.Proven(proof)));
        station.handle(new Input.Grew(ends));
        station.tellFilled();
        station.sightMayHaveChanged();
        return whole;
    }

    private Stick stick() {
        return new Stick(station.ledger.keys(), station.ledger, station.view);
    }

    private static Path file() {
        try {
            return Files.createTempFile("sargs-simulated", ".stick");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
