package eu.sargs.sync;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.platform.Pin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The stations this one shares its journal with: pairing, and how the links are. Thread-safe. Commands block until what
 * they say is durable and counts here. What is said of members and groups goes to every member; addresses stay here.
 */
public interface Peers {
    /** As it is now; links are as they were a moment ago. */
    Circle now();

    /** Told after something changed, on a thread of its own, four times a second at most. */
    Pin onChange(Consumer<Circle> listener);

    /** Who called and was not let in: strangers, or stations that are not admitted; none where it does not listen. */
    RefusedCallers refused();

    /**
     * Says who this station is. Until somebody who may admit says otherwise, that counts.
     *
     * @throws eu.sargs.platform.Fault JRN-… when it cannot be written
     */
    void describe(Description self, Officer officer);

    /**
     * Lets a station in, or says anew who it is. It syncs once it has let this one in too.
     *
     * @throws eu.sargs.platform.Fault SYN-09 for this station's own key, SYN-10 for one that left, SYN-13 where this
     *     station has not yet been described
     */
    void admit(Admission admission, Officer officer);

    /**
     * The station is out, for good: its links are closed, and nothing it writes from now on is taken. What is held of it
     * here until now stays.
     *
     * @param reason stands in the event that says so, for whoever asks later
     * @return names of the stations where this does not count, as far as is known here: they let this one in without the
     *     right to say who belongs, or not yet
     * @throws eu.sargs.platform.Fault SYN-09 for this station's own key, SYN-11 where no such station belongs
     */
    List<String> revoke(PeerKey key, Reason reason, Officer officer);

    /**
     * Where the peer is called from now on; empty where it is not called.
     *
     * @throws eu.sargs.platform.Fault SYN-11 where no such station belongs
     */
    void address(PeerKey key, Optional<PeerAddress> address, Officer officer);

    /**
     * The group is these agencies from now on, whoever they were before.
     *
     * @return names of the stations where this does not count, as with {@link #revoke}
     * @throws eu.sargs.platform.Fault SYN-14 where the group's or an agency's name is of the wrong form
     */
    List<String> group(String name, Set<String> agencies, Officer officer);

    /**
     * Writes a file for a stick with all that a peer may see, sealed for it.
     *
     * @throws eu.sargs.platform.Fault SYN-02 when it cannot be written, SYN-11 where no such station belongs
     */
    Carried carryOut(Path file, PeerKey peer, Officer officer);

    /**
     * Takes in such a file, with the checks of a link. What stands before a damaged place is kept.
     *
     * @throws eu.sargs.platform.Fault SYN-04 when it is for another station, SYN-05 when it is damaged,
     *     SYN-15 when it cannot be read, SYN-16 when no station wrote it
     */
    Carried carryIn(Path file, Officer officer);
}
