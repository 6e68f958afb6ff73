package eu.sargs.journal;

import com.google.protobuf.ByteString;
import eu.sargs.journal.wire.EventBody;
import eu.sargs.journal.wire.FirstSaidAt;
import java.util.Optional;

/**
 * Where an event stood first that its origin entered anew, because it was set aside with a second history of its feed.
 * Scope and lane are those of the event that says it again. Nobody changes its array.
 *
 * @param hash of its header
 * @param time when it was said first
 */
public record FirstSaid(int epoch, long sequence, byte[] hash, HybridTime time) {
    static FirstSaid at(Header header) {
        return new FirstSaid(header.feed().epoch(), header.sequence(), header.hash(), header.time());
    }

    FirstSaidAt wire() {
        return FirstSaidAt.newBuilder()
                .setEpoch(epoch)
                .setSequence(sequence)
                .setHash(ByteString.copyFrom(hash))
                .setMillis(time.millis())
                .setCounter(time.counter())
                .build();
    }

    /**
     * @param header of the event with this body
     * @return empty also where it names no place, or a time after the event's own
     */
    static Optional<FirstSaid> of(EventBody body, Header header) {
        if (!body.hasFirstSaid()) {
            return Optional.empty();
        }
        FirstSaidAt said = body.getFirstSaid();
        HybridTime time = new HybridTime(said.getMillis(), said.getCounter());
        boolean sound = said.getEpoch() > 0
                && said.getSequence() > 0
                && said.getHash().size() == Digests.LENGTH
                && time.millis() >= 0
                && time.counter() >= 0
                && time.compareTo(header.time()) <= 0;
        return sound
                ? Optional.of(new FirstSaid(
                        said.getEpoch(), said.getSequence(), said.getHash().toByteArray(), time))
                : Optional.empty();
    }
}
