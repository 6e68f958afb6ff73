package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Audience;
import eu.sargs.access.StationKey;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.SigningKey;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import eu.sargs.sync.member.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairedStationsTest {
    private final SigningKey self = SigningKey.generate();
    private final SigningKey seat = SigningKey.generate();
    private final SigningKey utena = SigningKey.generate();
    private final Map<eu.sargs.journal.FeedId, FeedTip> tips = new HashMap<>();
    private final HybridClock clock = new HybridClock(() -> Instant.ofEpochMilli(1_000), new HybridTime(0, 0));
    private final List<Statement> said = new ArrayList<>();
    private final PairedStations stations =
            new PairedStations(self.origin(), () -> new Membership(self.origin(), said));

    private void says(MemberEvent event) {
        Batch batch = new Batch(self, 1, clock, new Random(7), feed -> tips.getOrDefault(feed, FeedTip.empty()));
        said.add(Statement.of(
                batch.add(MemberCodec.draft(event, ActedBy.machine("test"))).event()));
        tips.putAll(batch.tips());
    }

    private static StationKey key(SigningKey of) {
        return StationKey.of(of.origin());
    }

    @Test
    void beforeAnybodyBelongsAKeyIsAStationOfItsOwn() {
        assertThat(stations.same(key(self), key(seat))).isFalse();
        assertThat(stations.same(key(self), key(self))).isTrue();
        assertThat(stations.station(key(self))).isEmpty();
        assertThat(stations.audiences()).containsExactly(Audience.STATION, Audience.ALL);
    }

    @Test
    void seatsOfOneStationAreOneAndGroupsAreThoseItIsIn() {
        says(new MemberEvent.Admitted(new Member(self.origin(), "Krāslava", "1", "vp", "LV", true)));
        says(new MemberEvent.Admitted(new Member(seat.origin(), "Krāslava", "2", "vp", "LV", true)));
        says(new MemberEvent.Admitted(new Member(utena.origin(), "Utena", "1", "policija", "LT", true)));
        says(new MemberEvent.GroupSet("border", Set.of("vp", "policija")));
        says(new MemberEvent.GroupSet("town", Set.of("savivaldybe")));
        assertThat(stations.same(key(self), key(seat))).isTrue();
        assertThat(stations.same(key(self), key(utena))).isFalse();
        assertThat(stations.station(key(utena))).contains("Utena");
        assertThat(stations.sees(key(utena), Audience.group("border"))).isTrue();
        assertThat(stations.sees(key(utena), Audience.country("LV"))).isFalse();
        assertThat(stations.sees(key(utena), Audience.STATION)).isFalse();
        assertThat(stations.sees(key(seat), Audience.STATION)).isTrue();
        assertThat(stations.audiences())
                .containsExactly(Audience.STATION, Audience.group("border"), Audience.country("LV"), Audience.ALL);
    }
}
