package eu.sargs.watchlist;

import eu.sargs.access.Audience;
import eu.sargs.access.StationKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a station would change in another station's entry, and what became of it. Only the owner writes an entry.
 *
 * @param value the entry as it would be, empty where it is to be removed; its audience is the owner's affair
 * @param officer name of who proposes, as shown
 * @param note why, may be empty
 * @param audience who may see it
 * @param told by whom; empty while it is not written
 * @param answer the owner's; empty while it waits
 */
public record Proposal(
        UUID id,
        EntryId entry,
        Optional<WatchEntry> value,
        String officer,
        String note,
        Audience audience,
        Optional<Told> told,
        Optional<Answer> answer) {

    /** Longest note of a proposal or an answer, in signs. */
    public static final int LONGEST_NOTE = 500;

    /**
     * @param officer name as shown
     * @param note may be empty
     */
    public record Answer(boolean accepted, String officer, String note, StationKey by, Instant at) {}

    public Proposal {
        Objects.requireNonNull(id);
        Objects.requireNonNull(entry);
        Objects.requireNonNull(officer);
        Objects.requireNonNull(note);
        Objects.requireNonNull(audience);
        Objects.requireNonNull(told);
        Objects.requireNonNull(answer);
        if (value.isPresent() && !value.get().id().equals(entry)) {
            throw new IllegalArgumentException("Not a proposal for this entry");
        }
    }

    public boolean waits() {
        return answer.isEmpty();
    }

    public Proposal answered(Optional<Answer> with) {
        return new Proposal(id, entry, value, officer, note, audience, told, with);
    }
}
