package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitFollower;
import eu.sargs.export.SignedFile;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.store.Verify;
import eu.sargs.watchlist.EntryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a {@link BusyStation} acknowledged over all kills, and whether all of it is there, once. */
final class KillCheck {
    private final Map<UUID, String> seen = new HashMap<>();
    private final Set<UUID> refined = new HashSet<>();
    private final Set<UUID> listed = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> closed = new HashSet<>();

    /** How the name of an export ends; its manifest's and its signature's go on after it. */
    static final String EXPORT = ".record";

    private final List<Path> backed = new ArrayList<>();
    private final Set<Path> exported = new HashSet<>();
    private final Set<UUID> pictured = new HashSet<>();
    private final List<String> failed = new ArrayList<>();
    private int full;
    private int found;

    /** What were said to be whole backups. */
    List<Path> backups() {
        return backed;
    }

    /** How often something had to wait for room. */
    int full() {
        return full;
    }

    int sightings() {
        return seen.size();
    }

    /** Whether alerts were ended, and something waited for room. */
    boolean busy() {
        return !closed.isEmpty() && full > 0;
    }

    void assertBusy() {
        assertThat(watched(seen.keySet())).as("alarms were in it").isNotEmpty();
        assertThat(closed).as("decisions were in it").isNotEmpty();
    }

    @Override
    public String toString() {
        return "acknowledged: %d sightings (%d watched), %d last reads, %d alerts taken, %d ended; all there once, %d sightings in all"
                .formatted(
                        seen.size(), watched(seen.keySet()).size(), refined.size(), taken.size(), closed.size(), found);
    }

    private Set<UUID> watched(Set<UUID> ids) {
        return ids.stream()
                .filter(id -> BusyStation.WATCHED.contains(seen.get(id)))
                .collect(Collectors.toSet());
    }

    /** Takes what was acknowledged; the kill may have cut the last line short, and that one says nothing. */
    void hear(String line) {
        String id = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        String[] words = line.split(" ");
        if (line.matches("seen " + id + " [A-Z]+[0-9]+")) {
            if (BusyStation.WATCHED.contains(words[2]) || words[2].matches("ZZ[0-9]{4}")) {
                seen.put(UUID.fromString(words[1]), words[2]);
            }
        } else if (line.matches("refined " + id)) {
            refined.add(UUID.fromString(words[1]));
        } else if (line.matches("listed " + id)) {
            listed.add(UUID.fromString(words[1]));
        } else if (line.matches("taken [0-9a-f]{64}")) {
            taken.add(words[1]);
        } else if (line.matches("closed [0-9a-f]{64}")) {
            closed.add(words[1]);
        } else if (line.startsWith("full ")) {
            full++;
        } else if (line.startsWith("failed ")) {
            failed.add(line);
        } else if (line.matches("backed .*\\.backup")) {
            backed.add(Path.of(line.substring("backed ".length())));
        } else if (line.matches("exported .*\\" + EXPORT)) {
            exported.add(Path.of(line.substring("exported ".length())));
        }
    }

    /**
     * What was exported is there and whole, and so is what bears the name of an export without having been acknowledged.
     *
     * @return how many of them, which are to be deleted by whoever has seen enough of them
     */
    int checkExports(Path folder, OriginKey key) throws IOException {
        Set<Path> there;
        try (Stream<Path> files = Files.list(folder)) {
            there = files.filter(file -> file.toString().endsWith(EXPORT)).collect(Collectors.toSet());
        }
        assertThat(there).as("exports under their names").containsAll(exported);
        for (Path file : there) {
            assertThat(new SignedFile(file).check(Optional.of(key)).lines())
                    .as("lines of %s", file)
                    .isPositive();
        }
        exported.clear();
        return there.size();
    }

    /** The matcher goes on by itself; what it missed is what this test would see next. */
    private static void awaitMatched(Station station) throws InterruptedException {
        Journal journal = station.store().journal();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (journal.heads().entrySet().stream()
                .filter(head -> head.getKey().lane() == Lane.TRAFFIC)
                .anyMatch(head -> journal.checkpoint(HitFollower.NAME, head.getKey()) < head.getValue())) {
            assertThat(System.nanoTime())
                    .as("the matcher catches up in a minute")
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
        station.store().catchUp();
    }

    /** Opens the home and looks at all of it. */
    void after(int kill, Path home) throws Exception {
        assertThat(failed).as("what failed before kill %d", kill).isEmpty();
        try (Station station = Station.open(home)) {
            awaitMatched(station);
            assertThat(station.store().verify())
                    .as("chains after kill %d", kill)
                    .isNotEmpty()
                    .allMatch(Verify.FeedReport::holds);
            List<Event> events = events(station.store().journal());
            checkSightings(station, own(station, events), kill);
            checkHits(station, events, kill);
            checkDecisions(station, events, kill);
            assertThat(station.watchlist().all())
                    .as("entries after kill %d", kill)
                    .extracting(entry -> entry.id())
                    .containsAll(listed.stream().map(EntryId::new).toList());
            assertThat(station.store().compare().differing())
                    .as("tables that differ from their rebuild after kill %d", kill)
                    .isEmpty();
        }
    }

    private static List<Event> events(Journal journal) {
        List<Event> events = new ArrayList<>();
        for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
            assertThat(head.getKey().epoch()).as("a kill is no lost tail").isEqualTo(1);
            for (long at = 0; at < head.getValue(); at = events.getLast().sequence()) {
                events.addAll(journal.read(head.getKey(), at, 1000));
            }
        }
        return events;
    }

    private static List<Event> own(Station station, List<Event> events) {
        return events.stream()
                .filter(event -> event.feed().origin().equals(station.store().origin()))
                .toList();
    }

    private void checkSightings(Station station, List<Event> events, int kill) {
        List<Sighting> recorded = sightings(events, SightingCodec.RECORDED);
        List<Sighting> last = sightings(events, SightingCodec.REFINED);
        assertThat(ids(recorded))
                .as("each sighting once, after kill %d", kill)
                .doesNotHaveDuplicates()
                .containsAll(seen.keySet());
        assertThat(ids(last))
                .as("each last read once, after kill %d", kill)
                .doesNotHaveDuplicates()
                .containsAll(refined);
        seen.forEach((id, plate) -> {
            Sighting there = station.sightings().find(new SightingId(id)).orElseThrow();
            assertThat(there.reading().plate().text()).isEqualTo(plate);
            assertThat(there.refined() || !refined.contains(id)).isTrue();
        });
        for (Sighting sighting : recorded) {
            if (pictured.add(sighting.id().value())) {
                assertThat(station.pictures().find(sighting.crop())).isPresent();
                assertThat(station.pictures().find(sighting.overview())).isPresent();
            }
        }
        found = recorded.size();
    }

    private static List<Sighting> sightings(List<Event> events, String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(event -> SightingCodec.decode(event.payload().orElseThrow()))
                .toList();
    }

    private static List<UUID> ids(List<Sighting> sightings) {
        return sightings.stream().map(sighting -> sighting.id().value()).toList();
    }

    /** Also for sightings of which the acknowledgement was lost with the kill: what is recorded is matched, once. */
    private void checkHits(Station station, List<Event> events, int kill) {
        assertThat(hits(own(station, events)))
                .as("each hit told once by itself, after kill %d", kill)
                .extracting(Hit::id)
                .doesNotHaveDuplicates();
        // Another seat may have told of the same one: it is one by its id.
        Collection<Hit> hits = hits(events).stream()
                .collect(Collectors.toMap(Hit::id, hit -> hit, (one, other) -> one))
                .values();
        List<UUID> wanted = sightings(events, SightingCodec.RECORDED).stream()
                .filter(one ->
                        BusyStation.WATCHED.contains(one.reading().plate().text()))
                .map(one -> one.id().value())
                .toList();
        assertThat(hits)
                .as("one hit for each watched sighting, after kill %d", kill)
                .extracting(hit -> hit.sighting().id().value())
                .containsExactlyInAnyOrderElementsOf(wanted);
        // Each hit leads to the alert it stands in, and the alerts together hold each hit once.
        Set<Alert> alerts = hits.stream()
                .map(hit -> station.alerts().find(hit.id().raises()).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(alerts.stream().mapToInt(Alert::hits).sum())
                .as("hits in alerts after kill %d", kill)
                .isEqualTo(wanted.size());
        for (UUID id : watched(seen.keySet())) {
            assertThat(station.store().hits().hitsOf(new SightingId(id))).hasSize(1);
        }
    }

    private static List<Hit> hits(List<Event> events) {
        return events.stream()
                .filter(event -> event.type().equals(AlertCodec.RAISED))
                .map(event -> AlertCodec.decodeHit(
                        event.payload().orElseThrow(),
                        StationKey.of(event.feed().origin())))
                .toList();
    }

    private void checkDecisions(Station station, List<Event> events, int kill) {
        List<String> ended = events.stream()
                .filter(event -> event.type().equals(AlertCodec.CLOSED))
                .map(event -> AlertCodec.decodeClosed(event.payload().orElseThrow())
                        .alert()
                        .hex())
                .toList();
        assertThat(ended)
                .as("each alert ended once, after kill %d", kill)
                .doesNotHaveDuplicates()
                .containsAll(closed);
        for (String id : closed) {
            assertThat(station.alerts().find(new AlertId(id)).map(Alert::open)).contains(false);
        }
        for (String id : taken) {
            assertThat(station.alerts().find(new AlertId(id)).flatMap(Alert::taken))
                    .as("who took alert %s, after kill %d", id, kill)
                    .isPresent();
        }
    }
}
