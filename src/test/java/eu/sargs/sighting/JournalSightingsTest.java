package eu.sargs.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.StationKey;
import eu.sargs.journal.Event;
import eu.sargs.journal.InMemoryJournal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JournalSightingsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final class Known implements Sightings {
        final Map<SightingId, Sighting> all = new HashMap<>();

        @Override
        public Optional<Sighting> find(SightingId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public List<Sighting> latest(int limit) {
            return List.of();
        }

        @Override
        public List<Sighting> of(Plate plate, int limit, Reason reason, Officer officer) {
            return List.of();
        }

        @Override
        public Map<SightingId, StationKey> origins(Collection<SightingId> sightings) {
            return Map.of();
        }

        @Override
        public Pin onChange(Consumer<Sighting> listener) {
            return () -> {};
        }
    }

    private final InMemoryJournal journal = new InMemoryJournal(InstantSource.fixed(NOW));
    private final Known known = new Known();
    private Scope shared = Scope.ALL;
    private final JournalSightings book = new JournalSightings(journal, known, "seat 1", () -> shared);

    @Test
    void writesASightingOnceAndItsRefinementOnce() {
        Sighting first = SomeSightings.sighting(1, "HO3817", NOW);
        Sighting last = SomeSightings.sighting(1, "HO3817", NOW, "KRA-01", true);
        book.record(first);
        book.record(first);
        book.refine(last);
        book.refine(last);
        assertThat(journal.everything())
                .extracting(Event::type)
                .containsExactly(SightingCodec.RECORDED, SightingCodec.REFINED);
        Event event = journal.everything().getFirst();
        assertThat(event.feed().lane()).isEqualTo(Lane.TRAFFIC);
        assertThat(SightingCodec.decode(event.payload().orElseThrow())).isEqualTo(first);
    }

    @Test
    void writesInTheScopeThatIsSetAtThatMoment() {
        book.record(SomeSightings.sighting(1, "HO3817", NOW));
        shared = new Scope("country:LV");
        book.record(SomeSightings.sighting(2, "HO3817", NOW));
        book.refine(SomeSightings.sighting(1, "HO3817", NOW, "KRA-01", true));
        assertThat(journal.everything())
                .extracting(event -> event.feed().scope().text())
                .containsExactly("all", "country:LV", "country:LV");
    }

    @Test
    void knowsSightingsOfBeforeARestart() {
        Sighting old = SomeSightings.sighting(1, "HO3817", NOW);
        known.all.put(old.id(), old);
        book.record(old);
        assertThat(journal.everything()).isEmpty();
    }

    @Test
    void aSightingThatCouldNotBeWrittenCanBeTriedAgain() {
        Sighting one = SomeSightings.sighting(1, "HO3817", NOW);
        journal.full(true);
        assertThatThrownBy(() -> book.record(one)).isInstanceOf(Fault.class);
        journal.full(false);
        book.record(one);
        assertThat(journal.everything()).hasSize(1);
    }

    @Test
    void twoThreadsWithTheSameSightingWriteItOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 400; i++) {
                Sighting one = SomeSightings.sighting(i / 4, "HO3817", NOW);
                threads.submit(() -> {
                    go.await();
                    book.record(one);
                    return null;
                });
            }
            go.countDown();
        }
        assertThat(journal.everything()).hasSize(100);
    }
}
