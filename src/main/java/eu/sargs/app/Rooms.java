package eu.sargs.app;

import eu.sargs.access.Accounts;
import eu.sargs.access.Consultations;
import eu.sargs.access.DeedCodec;
import eu.sargs.access.Deeds;
import eu.sargs.access.Gate;
import eu.sargs.access.Officer;
import eu.sargs.access.Reasons;
import eu.sargs.access.Right;
import eu.sargs.alert.Alerts;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.LiveCameras;
import eu.sargs.journal.Journal;
import eu.sargs.picture.Pictures;
import eu.sargs.platform.Fault;
import eu.sargs.platform.KeptKind;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.shift.Shifts;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.Sightings;
import eu.sargs.sync.Peers;
import eu.sargs.watchlist.Watchlist;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A station's rooms as one person may use them: every port with the {@link Gate} before it. What the station does by
 * itself goes to the rooms directly; screens and commands come through here. Thread-safe, as the ports are.
 */
public final class Rooms {
    private final Gate gate;
    private final Supplier<Optional<Officer>> asking;
    private final Alerts alerts;
    private final Sightings sightings;
    private final Watchlist watchlist;
    private final Pictures pictures;
    private final CameraBook cameras;
    private final Peers peers;
    private final Accounts accounts;
    private final Consultations consultations;
    private final EvidenceLocks evidence;
    private final Reasons reasons;
    private final Shifts shifts;
    private final Deeds deeds;
    private final RecordExport recordExport;
    private final Upkeep upkeep;
    private final Settings settings;

    /** @param asking who asks, where a question names nobody; empty while nobody does */
    Rooms(Station station, Gate gate, Supplier<Optional<Officer>> asking) {
        this.gate = gate;
        this.asking = asking;
        alerts = guarded(Alerts.class, station.alerts());
        sightings = guarded(Sightings.class, station.sightings());
        watchlist = guarded(Watchlist.class, station.watchlist());
        pictures = guarded(Pictures.class, station.pictures());
        cameras = guarded(CameraBook.class, station.cameras());
        peers = guarded(Peers.class, station.peers());
        accounts = guarded(Accounts.class, station.accounts());
        consultations = guarded(Consultations.class, station.consultations());
        evidence = guarded(EvidenceLocks.class, station.evidence());
        reasons = guarded(Reasons.class, station.store().reasons());
        shifts = guarded(Shifts.class, station.shifts());
        deeds = guarded(Deeds.class, station.store().deeds());
        recordExport = new RecordExport(
                deeds,
                officer -> require(officer, Right.READ_RECORD, "Deeds.export"),
                station.store().keys().current(),
                station.settings().now().station(),
                station.clock());
        upkeep = guarded(Upkeep.class, station.upkeep());
        settings = new GuardedSettings(station.settings(), station.store().journal());
    }

    /**
     * For a command that looks at what was typed before it comes to a port: the right first, so that a refusal is on record.
     *
     * @throws Fault ACC-06, as {@link Gate#require}
     */
    public void require(Officer officer, Right right, String asked) {
        gate.require(officer, right, asked);
    }

    private <P> P guarded(Class<P> type, P port) {
        return Guard.before(type, port, gate, asking);
    }

    public Alerts alerts() {
        return alerts;
    }

    public Sightings sightings() {
        return sightings;
    }

    public Watchlist watchlist() {
        return watchlist;
    }

    public Pictures pictures() {
        return pictures;
    }

    public CameraBook cameras() {
        return cameras;
    }

    public LiveCameras live(LiveCameras cameras) {
        return guarded(LiveCameras.class, cameras);
    }

    public Peers peers() {
        return peers;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Consultations consultations() {
        return consultations;
    }

    public EvidenceLocks evidence() {
        return evidence;
    }

    public Reasons reasons() {
        return reasons;
    }

    public Shifts shifts() {
        return shifts;
    }

    public Deeds deeds() {
        return deeds;
    }

    /** Asks by itself whether they may. */
    public RecordExport recordExport() {
        return recordExport;
    }

    public Upkeep upkeep() {
        return upkeep;
    }

    /** How a screen looks is for everybody who sits at it. */
    public Settings settings() {
        return settings;
    }

    /** Asks for a right by what a change changes, and puts on record what is more than how a screen looks. */
    private final class GuardedSettings implements Settings {
        private final Settings inner;
        private final Journal journal;

        GuardedSettings(Settings inner, Journal journal) {
            this.inner = inner;
            this.journal = journal;
        }

        @Override
        public StationSettings now() {
            return inner.now();
        }

        @Override
        public void change(UnaryOperator<StationSettings> change) {
            inner.change(before -> {
                StationSettings after = change.apply(before);
                if (Stream.of(KeptKind.values()).anyMatch(kind -> after.days(kind) != before.days(kind))) {
                    require(Right.MACHINE); // Upkeep.keep records it, and asks for a second person
                }
                if (!after.lookingAs(before).equals(before)) {
                    Officer officer = require(Right.STATION_SETTINGS);
                    journal.append(after.lookingAs(before).changesFrom(before).stream()
                            .map(one -> DeedCodec.settingChanged(one.setting(), one.before(), one.after(), officer))
                            .toList());
                }
                return after;
            });
        }

        private Officer require(Right right) {
            Officer officer = asking.get().orElseThrow(() -> new Fault("ACC-07", "access.fault.nobody_signed_in"));
            gate.require(officer, right, "Settings.change");
            return officer;
        }

        @Override
        public Pin onChange(Consumer<StationSettings> listener) {
            return inner.onChange(listener);
        }

        @Override
        public Pin onTrouble(Consumer<Fault> listener) {
            return inner.onTrouble(listener);
        }
    }
}
