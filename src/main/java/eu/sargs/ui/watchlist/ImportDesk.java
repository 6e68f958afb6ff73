package eu.sargs.ui.watchlist;

import eu.sargs.access.Officer;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.ListStanding;
import eu.sargs.watchlist.ListTaken;
import eu.sargs.watchlist.Watchlist;
import eu.sargs.watchlist.WatchlistCsv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A list file before an officer: what it would do, then how far it is. FX thread; file and port are asked off it. */
final class ImportDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ImportDesk.class);

    private final Watchlist watchlist;
    private final Desk desk;
    private final OnDuty duty;
    private final Supplier<WatchlistCsv> csv;
    private final ReadOnlyObjectWrapper<Optional<ListPreview>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper taking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private byte[] file = new byte[0];
    private volatile int reached;

    /** @param csv reads files as the station means them now */
    ImportDesk(Watchlist watchlist, Desk desk, OnDuty duty, Supplier<WatchlistCsv> csv) {
        this.watchlist = watchlist;
        this.desk = desk;
        this.duty = duty;
        this.csv = csv;
    }

    /** Reads a file and shows what it would do. */
    void read(Path path) {
        ask(
                () -> {
                    try (InputStream in = Files.newInputStream(path)) {
                        return in.readNBytes(WatchlistCsv.LARGEST + 1); // one more is refused as too large
                    } catch (IOException e) {
                        throw new Fault(
                                e,
                                "UI-02",
                                "watchlist.import.unreadable",
                                path.getFileName().toString());
                    }
                },
                bytes -> {
                    file = bytes;
                    whole(false);
                });
    }

    /** Looks at the file anew. @param whole whether it is said to be the whole list */
    void whole(boolean whole) {
        byte[] bytes = file;
        ask(
                () -> csv.get().preview(bytes, ListStanding.of(watchlist), whole),
                found -> preview.set(Optional.of(found)));
    }

    private <T> void ask(Supplier<T> question, Consumer<T> answer) {
        if (reading.get() || taking.get()) {
            return;
        }
        fault.set(Optional.empty());
        reading.set(true);
        desk.bridge()
                .<T>ask(
                        question,
                        found -> {
                            reading.set(false);
                            answer.accept(found);
                        },
                        this::failed);
    }

    /** The officer says yes. @param told what was taken, also where they stopped it */
    void take(Consumer<ListTaken> told) {
        Optional<Officer> officer = duty.officer();
        if (reading.get()
                || taking.get()
                || officer.isEmpty()
                || preview.get().filter(one -> one.size() > 0).isEmpty()) {
            return;
        }
        ListPreview wanted = preview.get().orElseThrow();
        stopped.set(false);
        done.set(0);
        taking.set(true);
        fault.set(Optional.empty());
        Runnable shown = desk.bridge().coalesce(() -> done.set(reached));
        desk.bridge()
                .<ListTaken>ask(
                        () -> watchlist.take(wanted, officer.get(), (so, of) -> {
                            reached = so;
                            shown.run();
                            return !stopped.get();
                        }),
                        taken -> {
                            taking.set(false);
                            drop();
                            told.accept(taken);
                        },
                        this::failed);
    }

    /** Takes no more of it; what was taken stays. */
    void stop() {
        stopped.set(true);
    }

    /** Nothing is taken. */
    void drop() {
        file = new byte[0];
        fault.set(Optional.empty());
        preview.set(Optional.empty());
    }

    private void failed(RuntimeException e) {
        reading.set(false);
        taking.set(false);
        drop();
        if (e instanceof Fault known) {
            fault.set(Optional.of(known));
        } else {
            LOG.error("A list file could not be taken", e);
            fault.set(Optional.of(new Fault(e, "UI-03", "watchlist.form.unexpected")));
        }
    }

    ReadOnlyObjectProperty<Optional<ListPreview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Whether a file is read or looked at. */
    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty takingProperty() {
        return taking.getReadOnlyProperty();
    }

    /** How much of it is durable. */
    ReadOnlyIntegerProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
