package eu.sargs.store;

import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.SigningKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Another station's seat, which lives in a test's memory. */
final class Origin {
    final SigningKey key = SigningKey.generate();
    final Map<FeedId, FeedTip> tips = new HashMap<>();
    HybridClock clock = new HybridClock(InstantSource.system(), FeedTip.empty().time());

    Run write(Draft... drafts) {
        Batch batch = new Batch(key, 1, clock, new SecureRandom(), feed -> tips.getOrDefault(feed, FeedTip.empty()));
        for (Draft draft : drafts) {
            batch.add(draft);
        }
        Header first = batch.envelopes().getFirst().header();
        tips.putAll(batch.tips());
        return new Run(first.feed(), first.previous(), batch.envelopes(), batch.sign());
    }

    Run notes(Lane lane, String... texts) {
        return write(
                Arrays.stream(texts).map(text -> StoreFixture.draft(lane, text)).toArray(Draft[]::new));
    }
}
