package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.Event;
import java.util.AbstractList;
import java.util.List;

/** The events of a commit as listeners hear of them, our own first. What others wrote is read where somebody looks at it. */
final class CommittedEvents extends AbstractList<Event> {
    private final List<Event> own;
    private final List<Envelope> others;

    CommittedEvents(List<Event> own, List<Envelope> others) {
        this.own = List.copyOf(own);
        this.others = List.copyOf(others);
    }

    /** How many of them came from other stations. */
    int foreign() {
        return others.size();
    }

    @Override
    public Event get(int index) {
        return index < own.size() ? own.get(index) : SqlJournal.event(others.get(index - own.size()));
    }

    @Override
    public int size() {
        return own.size() + others.size();
    }
}
