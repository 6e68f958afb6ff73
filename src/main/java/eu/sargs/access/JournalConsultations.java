package eu.sargs.access;

import eu.sargs.journal.Journal;
import java.util.List;

/** Writes consultations to the journal, lane record. */
public final class JournalConsultations implements Consultations {
    private final Journal journal;

    public JournalConsultations(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void pictures(String plate, String sighting, Officer officer) {
        journal.append(List.of(DeedCodec.consulted("pictures", plate, sighting, 1, officer)));
    }

    @Override
    public void watchlist(int entries, Officer officer) {
        journal.append(List.of(DeedCodec.consulted("watchlist", "", "", entries, officer)));
    }

    @Override
    public void evidence(int locks, Officer officer) {
        journal.append(List.of(DeedCodec.consulted("evidence", "", "", locks, officer)));
    }

    @Override
    public void entry(String pattern, String entry, Officer officer) {
        journal.append(List.of(DeedCodec.consulted("entry", pattern, entry, 1, officer)));
    }
}
