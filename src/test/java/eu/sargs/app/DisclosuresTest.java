package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.DeedCodec;
import eu.sargs.access.HandedRange;
import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.access.wire.HandedOver;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Fault;
import eu.sargs.sync.PeerKey;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DisclosuresTest {
    private static final PeerKey UTENA = new PeerKey("a1".repeat(32));
    private static final PeerKey MOLETAI = new PeerKey("b2".repeat(32));
    private static final FeedId SIGHTINGS = new FeedId(new OriginKey("c3".repeat(32)), 1, Scope.ALL, Lane.TRAFFIC);
    private static final Officer OFFICER = new Officer("boss", "B. Oss", new Seat("desk"), Set.of());

    private final List<Draft> record = new ArrayList<>();
    private boolean full;
    private final Disclosures disclosures =
            new Disclosures(journal(), key -> key.equals(UTENA) ? "Utena" : "", new Seat("desk"));

    private Journal journal() {
        return (Journal) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Journal.class}, (self, method, given) -> {
                    assertThat(method.getName()).isEqualTo("append");
                    if (full) {
                        throw new Fault("JRN-01", "journal.fault.write");
                    }
                    ((List<?>) given[0]).forEach(draft -> record.add((Draft) draft));
                    return List.<Event>of();
                });
    }

    private HandedOver told(int number) throws Exception {
        return HandedOver.parseFrom(record.get(number).payload());
    }

    @Test
    void gathersWhatAPeerWasGivenIntoOneEvent() throws Exception {
        disclosures.events(UTENA, List.of(new HandedRange(SIGHTINGS, 1, 200)));
        disclosures.events(UTENA, List.of(new HandedRange(SIGHTINGS, 201, 412)));
        disclosures.picture(UTENA);
        disclosures.tell();
        assertThat(record).hasSize(1);
        assertThat(record.getFirst().lane()).isEqualTo(Lane.RECORD);
        assertThat(record.getFirst().scope()).isEqualTo(Scope.STATION);
        assertThat(record.getFirst().by()).isEqualTo(ActedBy.machine("desk"));
        assertThat(told(0).getStation()).isEqualTo("Utena");
        assertThat(told(0).getStick()).isFalse();
        assertThat(told(0).getEvents()).isEqualTo(412);
        assertThat(told(0).getPictures()).isEqualTo(1);
        assertThat(told(0).getRanges(0).getFirst()).isEqualTo(1);
        assertThat(told(0).getRanges(0).getLast()).isEqualTo(412);
        assertThat(told(0).getRanges(0).getLane()).isEqualTo("traffic");
        disclosures.tell();
        assertThat(record).as("nothing went out since").hasSize(1);
    }

    /** Of a seed that is printed, against counting each event by itself. */
    @Test
    void countsWhatWentWithContentsApartFromWhatWentBareAndNothingTwice() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("DisclosuresTest: seed " + seed);
        Random random = new Random(seed);
        Set<Long> whole = new HashSet<>();
        Set<Long> bare = new HashSet<>();
        for (int run = 0; run < 300; run++) {
            long first = 1 + random.nextInt(2_000);
            HandedRange range = new HandedRange(SIGHTINGS, first, first + random.nextInt(20), random.nextBoolean());
            LongStream.rangeClosed(range.first(), range.last()).forEach((range.bare() ? bare : whole)::add);
            disclosures.events(UTENA, List.of(range));
        }
        disclosures.tell();
        assertThat(told(0).getEvents()).isEqualTo(whole.size());
        assertThat(told(0).getBareEvents()).isEqualTo(bare.size());
        DeedCodec.Handed handed = DeedCodec.handed(record.getFirst().payload());
        for (boolean which : new boolean[] {false, true}) {
            assertThat(handed.ranges().stream()
                            .filter(range -> range.bare() == which)
                            .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()))
                            .boxed())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(which ? bare : whole);
        }
    }

    @Test
    void tellsOfEachPeerByItself() throws Exception {
        disclosures.events(UTENA, List.of(new HandedRange(SIGHTINGS, 1, 2)));
        disclosures.events(MOLETAI, List.of(new HandedRange(SIGHTINGS, 2, 2)));
        disclosures.tell();
        assertThat(record).hasSize(2);
        assertThat(told(0).getEvents() + told(1).getEvents()).isEqualTo(3);
    }

    @Test
    void keepsWhatCouldNotBeWrittenForTheNextTime() throws Exception {
        full = true;
        disclosures.events(UTENA, List.of(new HandedRange(SIGHTINGS, 1, 5)));
        disclosures.tell();
        assertThat(record).isEmpty();
        full = false;
        disclosures.events(UTENA, List.of(new HandedRange(SIGHTINGS, 6, 9)));
        disclosures.tell();
        assertThat(told(0).getEvents()).isEqualTo(9);
    }

    @Test
    void recordsAStickAtOnceAndByItsOfficer() throws Exception {
        disclosures.stick(UTENA, List.of(new HandedRange(SIGHTINGS, 3, 7)), OFFICER);
        assertThat(record).hasSize(1);
        assertThat(record.getFirst().by()).isEqualTo(OFFICER.acts());
        assertThat(told(0).getStick()).isTrue();
        assertThat(told(0).getEvents()).isEqualTo(5);
        full = true;
        assertThatThrownBy(() -> disclosures.stick(UTENA, List.of(), OFFICER)).isInstanceOf(Fault.class);
    }

    @Test
    void spreadsMoreFeedsThanOneEventHolds() throws Exception {
        IntStream.range(1, 2501)
                .forEach(epoch -> disclosures.events(
                        UTENA,
                        List.of(new HandedRange(
                                new FeedId(SIGHTINGS.origin(), epoch, SIGHTINGS.scope(), Lane.TRAFFIC), 1, 1))));
        disclosures.picture(UTENA);
        disclosures.tell();
        assertThat(record).hasSize(3);
        assertThat(told(0).getPictures() + told(1).getPictures() + told(2).getPictures())
                .isEqualTo(1);
        assertThat(told(0).getEvents() + told(1).getEvents() + told(2).getEvents())
                .isEqualTo(2500);
    }

    @Test
    void tellsWhatIsLeftWhenTheStationStops() {
        disclosures.events(UTENA, List.of(new HandedRange(SIGHTINGS, 1, 5)));
        disclosures.close();
        assertThat(record).hasSize(1);
    }
}
