package eu.sargs.journal;

import com.google.protobuf.ByteString;
import eu.sargs.journal.wire.FeedName;
import java.util.HexFormat;

/** Feeds as payloads name them. */
final class FeedNames {
    private FeedNames() {}

    static FeedName wire(FeedId feed) {
        return FeedName.newBuilder()
                .setOrigin(ByteString.copyFrom(
                        HexFormat.of().parseHex(feed.origin().hex())))
                .setEpoch(feed.epoch())
                .setScope(feed.scope().text())
                .setLane(feed.lane().code())
                .build();
    }

    /** @throws IllegalArgumentException when it names none */
    static FeedId read(FeedName name) {
        return new FeedId(
                new OriginKey(HexFormat.of().formatHex(name.getOrigin().toByteArray())),
                name.getEpoch(),
                new Scope(name.getScope()),
                Lane.of(name.getLane()));
    }
}
