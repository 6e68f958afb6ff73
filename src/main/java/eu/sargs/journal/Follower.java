package eu.sargs.journal;

import java.util.List;
import java.util.Set;

/** Something that reads events and answers with events: the matcher. {@link Followers} runs it. */
public interface Follower {
    /** The name of its checkpoint; never changes. */
    String name();

    /** The lanes it reads. */
    Set<Lane> lanes();

    /**
     * What follows from an event; empty for most. Written in one transaction with the checkpoint, so every event is
     * answered exactly once, over kills too. No I/O that writes: it may be asked again about an event whose answer was
     * not yet written.
     */
    List<Draft> react(Event event);
}
