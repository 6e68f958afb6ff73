package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Taken;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who belongs, over what is taken from others and set aside again. */
class MemberTableTest extends StoreFixture {
    private final LinkedBlockingQueue<Membership> changes = new LinkedBlockingQueue<>();
    private final SigningKey chief = SigningKey.generate();
    private final HybridClock clock =
            new HybridClock(InstantSource.system(), FeedTip.empty().time());
    private final Map<FeedId, FeedTip> tips = new HashMap<>();
    private final OriginKey stolen = SigningKey.generate().origin();
    private Projections projections;
    private MemberTable members;

    @BeforeEach
    void begin() {
        members = new MemberTable(database, journal, List.of(), "desk");
        projections = new Projections(database, journal, List.of(members));
        members.follow(projections);
        projections.start();
        members.onChange(changes::add);
    }

    @AfterEach
    void end() {
        projections.close();
    }

    private static MemberEvent admission(OriginKey key, String station) {
        return new MemberEvent.Admitted(new Member(key, station, station, "vp", "LV", true));
    }

    /** What another administrator's station says. */
    private Run chiefSays(MemberEvent said) {
        return says(chief, said);
    }

    private Run says(SigningKey key, MemberEvent said) {
        Batch batch = new Batch(key, 1, clock, new SecureRandom(), feed -> tips.getOrDefault(feed, FeedTip.empty()));
        batch.add(MemberCodec.draft(said, ActedBy.machine("chief")));
        FeedId feed = batch.envelopes().getFirst().header().feed();
        byte[] before = tips.getOrDefault(feed, FeedTip.empty()).hash();
        tips.putAll(batch.tips());
        return new Run(feed, before, batch.envelopes(), batch.sign());
    }

    private Taken take(Run run) {
        return journal.ledger().take(List.of(run)).getFirst();
    }

    /** The next change after which this key is in, or is not. */
    private void awaitMember(boolean in) throws InterruptedException {
        boolean is = !in;
        while (is != in) {
            is = changes.poll(10, TimeUnit.SECONDS).isMember(stolen);
        }
    }

    @Test
    void aRevocationThatWasSetAsideWithAForkIsSaidAgain() throws Exception {
        members.say(List.of(admission(chief.origin(), "Chief")), ActedBy.machine("desk"));
        take(chiefSays(admission(stolen, "Stolen")));
        awaitMember(true);
        Map<FeedId, FeedTip> backup = Map.copyOf(tips);
        FeedId ended = new FeedId(stolen, 1, Scope.ALL, Lane.DUTY);
        Run revocation = chiefSays(new MemberEvent.Revoked(stolen, Map.of(ended, 3L), Map.of(ended, new byte[32])));
        take(revocation);
        awaitMember(false);
        assertThat(members.sayAgain()).as("it stands").isZero();

        tips.putAll(backup);
        Taken forked = take(chiefSays(new MemberEvent.GroupSet("east", Set.of("vp"))));
        journal.ledger().quarantine(forked.fork().orElseThrow());
        projections.rebuildTakenBack();
        assertThat(members.now().isMember(stolen))
                .as("it counts until it is said again")
                .isFalse();
        assertThat(members.sayAgain()).isEqualTo(1);

        for (int opening = 0; opening < 2; opening++) {
            assertThat(members.now().isMember(stolen)).isFalse();
            assertThat(members.now().lastValid(ended)).isEqualTo(3);
            assertThat(members.now().endHash(ended)).contains(new byte[32]);
            assertThat(members.now().leaving(stolen).orElseThrow().by()).isEqualTo(journal.origin());
            assertThat(members.sayAgain()).as("once is enough").isZero();
            end();
            shut();
            reopen();
            begin();
        }
    }

    @Test
    void aRevocationWhoseWriterWasRevokedBeforeItIsNotSaidAgain() throws Exception {
        members.say(List.of(admission(chief.origin(), "Chief")), ActedBy.machine("desk"));
        Run first = chiefSays(admission(stolen, "Stolen"));
        take(first);
        members.say(List.of(admission(stolen, "Stolen")), ActedBy.machine("desk"));
        awaitMember(true);
        take(chiefSays(new MemberEvent.Revoked(stolen, Map.of(), Map.of())));
        awaitMember(false);
        members.say(
                List.of(new MemberEvent.Revoked(chief.origin(), Map.of(first.feed(), 1L), Map.of())),
                ActedBy.machine("desk"));
        assertThat(members.now().isOut(chief.origin())).isTrue();
        journal.ledger().end(first.feed(), 1, Optional.empty(), "revoked");
        awaitMember(true);
        assertThat(members.sayAgain()).isZero();
    }

    @Test
    void aRevocationByWhomTheRevokedOneLetInStandsAndIsSaidAgain() throws Exception {
        SigningKey visitor = SigningKey.generate();
        members.say(List.of(admission(chief.origin(), "Chief")), ActedBy.machine("desk"));
        take(chiefSays(admission(stolen, "Stolen")));
        awaitMember(true);
        Run visit = chiefSays(admission(visitor.origin(), "Visitor"));
        take(visit);
        take(says(visitor, new MemberEvent.Revoked(chief.origin(), Map.of(visit.feed(), 1L), Map.of())));
        members.catchUp();
        assertThat(members.now().isMember(chief.origin())).isFalse();
        assertThat(members.now().lastValid(visit.feed())).isEqualTo(1);

        journal.ledger().end(visit.feed(), 1, Optional.empty(), "revoked");
        projections.rebuildTakenBack();
        assertThat(members.now().isMember(chief.origin()))
                .as("what let in who said so was set aside")
                .isFalse();
        assertThat(members.now().lastValid(visit.feed())).isEqualTo(1);
        assertThat(members.now().isMember(visitor.origin())).isFalse();
        assertThat(members.sayAgain()).isEqualTo(1);
        assertThat(members.now().leaving(chief.origin()).orElseThrow().by()).isEqualTo(journal.origin());
        assertThat(members.sayAgain()).as("once is enough").isZero();
    }
}
