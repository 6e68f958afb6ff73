package eu.sargs.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.journal.wire.ErasedRange;
import eu.sargs.journal.wire.ErasureAnswer;
import java.util.Optional;
import java.util.Set;

/**
 * Says that the bodies of some events are to be deleted everywhere and for good; {@code docs/sync.md}. It counts where
 * the feed's own origin wrote it, or a key that follows it.
 *
 * @param first sequence
 * @param last sequence; may lie ahead of what a station holds
 */
public record Erasure(FeedId feed, long first, long last) {
    public static final String TYPE = "Erased";
    public static final String CONFIRMED = "ErasureConfirmed";

    /**
     * Without the first a new station could not tell what is missing, or who may say so; they hold no person's data.
     * Without those of accounts, a lock or a role that was taken away would come undone, and an administrator could wipe
     * out what they were refused; they never leave their station.
     */
    private static final Set<String> KEPT = Set.of(
            TYPE,
            CONFIRMED,
            Retirement.TYPE,
            "MemberAdmitted",
            "GroupSet",
            Succession.TYPE,
            "MemberRevoked",
            "AccountOpened",
            "RolesGiven",
            "AccountLocked",
            "AccountUnlocked",
            "PasswordChanged",
            "ActRefused");

    public Erasure {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Not a range of a feed: " + first + " to " + last);
        }
    }

    /** Whether the body of an event may be erased at all: not of one that says what is missing, or who belongs. */
    public static boolean mayErase(String type) {
        return !KEPT.contains(type);
    }

    /** Whether anything of that feed may be erased: not of the record, which says who did what and never leaves its station. */
    public boolean isPossible() {
        return feed.lane() != Lane.RECORD;
    }

    /** Types whose bodies stay. */
    public static Set<String> kept() {
        return KEPT;
    }

    public Draft draft(ActedBy by) {
        return new Draft(Lane.LIST, feed.scope(), TYPE, 1, by, wire().toByteArray());
    }

    /** The answer of a station that has carried out what an {@code Erased} says. */
    public Draft confirmation(Position told, ActedBy by) {
        byte[] payload = ErasureAnswer.newBuilder()
                .setToldIn(FeedNames.wire(told.feed()))
                .setToldAt(told.sequence())
                .setRange(wire())
                .build()
                .toByteArray();
        return new Draft(Lane.LIST, feed.scope(), CONFIRMED, 1, by, payload);
    }

    private ErasedRange wire() {
        return ErasedRange.newBuilder()
                .setFeed(FeedNames.wire(feed))
                .setFirst(first)
                .setLast(last)
                .build();
    }

    /** What an event says; empty where it is no erasure, or of a feed that is not its writer's to erase. */
    public static Optional<Erasure> of(Event event, Successions known) {
        return asked(event)
                .filter(erasure -> event.feed().lane() == Lane.LIST
                        && erasure.isPossible()
                        && known.speaksFor(event.feed().origin(), erasure.feed().origin())
                        && event.feed().scope().equals(erasure.feed().scope()));
    }

    /** What an event asks to erase, whether it counts or not; empty where it is no erasure. */
    public static Optional<Erasure> asked(Event event) {
        if (!event.type().equals(TYPE) || event.payload().isEmpty()) {
            return Optional.empty();
        }
        try {
            ErasedRange range = ErasedRange.parseFrom(event.payload().get());
            return Optional.of(new Erasure(FeedNames.read(range.getFeed()), range.getFirst(), range.getLast()));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The {@code Erased} that an event confirms; empty where it is no confirmation. */
    public static Optional<Position> confirmed(Event event) {
        if (!event.type().equals(CONFIRMED) || event.payload().isEmpty()) {
            return Optional.empty();
        }
        try {
            ErasureAnswer answer = ErasureAnswer.parseFrom(event.payload().get());
            return Optional.of(new Position(FeedNames.read(answer.getToldIn()), answer.getToldAt()));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
