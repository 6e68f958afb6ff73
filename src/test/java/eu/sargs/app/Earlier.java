package eu.sargs.app;

import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What a station saw days ago, before anything else stands in its journal: its clock never goes back. */
final class Earlier {
    private Earlier() {}

    /** @return what a station that was linked with it then would hold of it */
    static Run saw(Path folder, Duration ago, long... ids) {
        InstantSource then = InstantSource.offset(InstantSource.system(), ago.negated());
        try (Home home = Home.open(folder)) {
            HomeKey key = HomeKey.of(home);
            try (Store store = Store.open(home, key, SigningKey.of(home, key), then, new Seat("desk"))) {
                for (long id : ids) {
                    store.journal()
                            .append(List.of(SightingCodec.recorded(
                                    SomeSightings.sighting(id, "HO3817", then.instant()),
                                    Scope.ALL,
                                    ActedBy.machine("desk"))));
                }
                return store.ledger().tips().keySet().stream()
                        .flatMap(feed -> store.ledger().read(feed, 0, 1 << 20).stream())
                        .filter(run -> run.envelopes().stream()
                                .map(Envelope::header)
                                .anyMatch(header -> header.type().equals("SightingRecorded")))
                        .findFirst()
                        .orElseThrow();
            }
        }
    }
}
