package eu.sargs.ui.peer;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Right;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings.Linking;
import eu.sargs.sync.Admission;
import eu.sargs.sync.Carried;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Description;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.Peers;
import eu.sargs.sync.member.Fingerprint;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other stations before an officer: what is asked of the port, off the FX thread, and who may ask it. FX thread. */
final class PeersDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PeersDesk.class);

    private final Peers peers;
    private final Settings settings;
    private final Desk desk;
    private final OnDuty duty;
    private final BooleanProperty administrator = new SimpleBooleanProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    PeersDesk(Peers peers, Settings settings, Desk desk, OnDuty duty) {
        this.peers = peers;
        this.settings = settings;
        this.desk = desk;
        this.duty = duty;
        duty.officerProperty().addListener((o, was, is) -> lookWhoActs());
        lookWhoActs();
    }

    private void lookWhoActs() {
        administrator.set(duty.may(Right.PEERS));
    }

    /** Whether who is on duty may change anything here. */
    ReadOnlyBooleanProperty administratorProperty() {
        return administrator;
    }

    Optional<Circle> circle() {
        return desk.others().circle();
    }

    Settings settings() {
        return settings;
    }

    /**
     * Lets a station in whose words were heard from its administrator.
     *
     * @param heard words as they were typed
     */
    void admit(Admission admission, String heard, Runnable done, Consumer<Fault> failed) {
        boolean same = Fingerprint.parse(heard)
                .filter(admission.key().fingerprint()::equals)
                .isPresent();
        if (!same) {
            failed.accept(new Fault("UI-17", "peer.fault.words"));
            return;
        }
        command(officer -> peers.admit(admission, officer), done, failed);
    }

    /** @param done with the stations where it does not count */
    void revoke(PeerKey key, Reason reason, Consumer<List<String>> done, Consumer<Fault> failed) {
        command(officer -> peers.revoke(key, reason, officer), done, failed);
    }

    void address(PeerKey key, Optional<PeerAddress> address, Runnable done, Consumer<Fault> failed) {
        command(officer -> peers.address(key, address, officer), done, failed);
    }

    void describe(String agency, String country, Runnable done, Consumer<Fault> failed) {
        command(
                officer -> peers.describe(
                        new Description(settings.now().station(), settings.now().seat(), agency, country), officer),
                done,
                failed);
    }

    /**
     * How others reach this station from now on.
     *
     * @param listens whether it waits for calls
     * @param address where; of no meaning where it does not
     * @param most kilobytes a second to each other station, as typed; blank where nothing limits it
     */
    void reach(boolean listens, String address, boolean discovers, String most, Runnable done, Consumer<Fault> failed) {
        Optional<Integer> kilobytes = kilobytes(most);
        if (kilobytes.isEmpty()) {
            failed.accept(new Fault("UI-37", "peer.fault.most", Linking.FEWEST_KILOBYTES, Linking.MOST_KILOBYTES));
            return;
        }
        if (listens && address.isBlank()) {
            failed.accept(new Fault("UI-18", "peer.fault.listen"));
            return;
        }
        command(
                officer -> {
                    String listen = listens ? PeerAddress.toListen(address).toString() : "";
                    settings.change(old -> old.withLinking(new Linking(listen, listens && discovers, kilobytes.get())));
                },
                done,
                failed);
    }

    /** Empty where it is no cap. */
    private static Optional<Integer> kilobytes(String typed) {
        if (typed.isBlank()) {
            return Optional.of(0);
        }
        try {
            int kilobytes = Integer.parseInt(typed.strip());
            return kilobytes < Linking.FEWEST_KILOBYTES || kilobytes > Linking.MOST_KILOBYTES
                    ? Optional.empty()
                    : Optional.of(kilobytes);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The group is these agencies from now on. @param done with the stations where this does not count */
    void group(String name, Set<String> agencies, Consumer<List<String>> done, Consumer<Fault> failed) {
        command(officer -> peers.group(name, agencies, officer), done, failed);
    }

    void carryOut(Path file, PeerKey peer, Consumer<Carried> done, Consumer<Fault> failed) {
        command(officer -> peers.carryOut(file, peer, officer), done, failed);
    }

    void carryIn(Path file, Consumer<Carried> done, Consumer<Fault> failed) {
        command(officer -> peers.carryIn(file, officer), done, failed);
    }

    private void command(Consumer<Officer> command, Runnable done, Consumer<Fault> failed) {
        command(
                officer -> {
                    command.accept(officer);
                    return true;
                },
                yes -> done.run(),
                failed);
    }

    private <T> void command(Function<Officer, T> command, Consumer<T> done, Consumer<Fault> failed) {
        Optional<Officer> officer = duty.officer();
        if (officer.isEmpty() || busy.get()) {
            return;
        }
        busy.set(true);
        desk.bridge()
                .ask(
                        () -> command.apply(officer.get()),
                        answer -> {
                            busy.set(false);
                            done.accept(answer);
                        },
                        e -> {
                            busy.set(false);
                            failed.accept(told(e));
                        });
    }

    private static Fault told(RuntimeException e) {
        if (e instanceof Fault known) {
            return known;
        }
        LOG.error("What was asked of the other stations failed", e);
        return new Fault(e, "UI-15", "peer.fault.unexpected");
    }
}
