package eu.sargs.sync.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private final List<Statement> said = new ArrayList<>();
    private final Seat kraslava = new Seat("Krāslava", "vp", "LV");
    private final Seat karsava = new Seat("Kārsava", "vp", "LV");
    private final Seat utena = new Seat("Utena", "policija", "LT");
    private final Seat town = new Seat("Molėtai", "savivaldybe", "LT");
    private long now = 1_000;

    /** A seat that speaks: its events are real, numbered and chained. */
    private final class Seat {
        final SigningKey key = SigningKey.generate();
        final Member member;
        private final HybridClock clock = new HybridClock(() -> Instant.ofEpochMilli(now), new HybridTime(0, 0));
        private final Map<FeedId, FeedTip> tips = new HashMap<>();

        Seat(String station, String agency, String country) {
            member = new Member(key.origin(), station, station + " 1", agency, country, true);
        }

        Statement says(MemberEvent event) {
            now += 10;
            Batch batch = new Batch(key, 1, clock, new Random(7), feed -> tips.getOrDefault(feed, FeedTip.empty()));
            Statement statement = Statement.of(
                    batch.add(MemberCodec.draft(event, ActedBy.machine("test"))).event());
            tips.putAll(batch.tips());
            said.add(statement);
            return statement;
        }

        Seat admits(Seat other) {
            says(new MemberEvent.Admitted(other.member));
            return this;
        }

        FeedId feed(Scope scope, Lane lane) {
            return new FeedId(key.origin(), 1, scope, lane);
        }

        long listed() {
            return tips.get(feed(Scope.ALL, Lane.LIST)).sequence();
        }
    }

    private Membership seenBy(Seat seat) {
        return new Membership(seat.key.origin(), said);
    }

    /** What a seat is to say again where these were set aside. */
    private Collection<MemberEvent.Revoked> again(Seat seat, Statement... aside) {
        return new Membership(seat.key.origin(), List.of(), said, parted(aside)).lapsed();
    }

    private static SetAside parted(Statement... aside) {
        return new SetAside(List.of(), List.of(aside));
    }

    private static void pair(Seat one, Seat other) {
        one.admits(other);
        other.admits(one);
    }

    private void line() {
        for (Seat seat : List.of(kraslava, karsava, utena, town)) {
            seat.says(new MemberEvent.Admitted(seat.member));
        }
        pair(kraslava, karsava);
        pair(karsava, utena);
        pair(utena, town);
    }

    @Test
    void whoWasAdmittedByAMemberBelongsForEverybody() {
        line();
        for (Seat seat : List.of(kraslava, karsava, utena, town)) {
            assertThat(seenBy(seat).members())
                    .extracting(Member::station)
                    .containsExactly("Krāslava", "Kārsava", "Molėtai", "Utena");
        }
    }

    @Test
    void whoAdmitsOnlyThemselvesIsAStranger() {
        line();
        Seat stranger = new Seat("Elsewhere", "vp", "LV");
        stranger.says(new MemberEvent.Admitted(stranger.member));
        stranger.admits(kraslava);
        Membership seen = seenBy(kraslava);
        assertThat(seen.isMember(stranger.key.origin())).isFalse();
        assertThat(seen.lastValid(stranger.feed(Scope.ALL, Lane.LIST))).isZero();
        assertThat(seen.maySee(stranger.key.origin(), kraslava.feed(Scope.ALL, Lane.DUTY)))
                .isFalse();
    }

    @Test
    void whoMayNotAdmitAdmitsNobody() {
        kraslava.says(
                new MemberEvent.Admitted(new Member(karsava.key.origin(), "Kārsava", "Kārsava 1", "vp", "LV", false)));
        karsava.admits(utena);
        assertThat(seenBy(kraslava).isMember(karsava.key.origin())).isTrue();
        assertThat(seenBy(kraslava).isMember(utena.key.origin())).isFalse();
    }

    @Test
    void aStationKnowsWhereWhatItSaysOfOthersDoesNotCount() {
        line();
        assertThat(seenBy(kraslava).unheeding()).isEmpty();

        Seat post = new Seat("Aglona", "vp", "LV");
        Member without = new Member(post.key.origin(), "Aglona", "Aglona 1", "vp", "LV", false);
        post.says(new MemberEvent.Admitted(post.member));
        kraslava.says(new MemberEvent.Admitted(without));
        post.admits(kraslava);
        assertThat(seenBy(post).unheeding())
                .extracting(Member::station)
                .containsExactly("Krāslava", "Kārsava", "Molėtai", "Utena");

        utena.admits(post);
        assertThat(seenBy(post).unheeding())
                .as("Utena gives it the right, and the others believe Utena")
                .isEmpty();
    }

    @Test
    void aFeedIsSeenByThoseInItsScope() {
        line();
        utena.says(new MemberEvent.GroupSet("border", Set.of("vp", "policija")));
        Membership seen = seenBy(karsava);
        record Case(Scope scope, Seat viewer, boolean may) {}
        for (Case c : List.of(
                new Case(Scope.ALL, town, true),
                new Case(new Scope("country:LV"), karsava, true),
                new Case(new Scope("country:LV"), utena, false),
                new Case(new Scope("group:border"), utena, true),
                new Case(new Scope("group:border"), town, false),
                new Case(new Scope("group:unheard-of"), utena, false),
                new Case(Scope.STATION, karsava, false),
                new Case(Scope.STATION, kraslava, true))) {
            assertThat(seen.maySee(c.viewer().key.origin(), kraslava.feed(c.scope(), Lane.TRAFFIC)))
                    .as("%s by %s", c.scope(), c.viewer().member.station())
                    .isEqualTo(c.may());
        }
        // A group's feed is that of its agencies also where somebody outside writes it.
        assertThat(seen.maySee(utena.key.origin(), town.feed(new Scope("group:border"), Lane.LIST)))
                .isFalse();
    }

    @Test
    void twoSeatsOfAStationSeeWhatIsForTheStation() {
        Seat second = new Seat("Krāslava", "vp", "LV");
        pair(kraslava, second);
        kraslava.says(new MemberEvent.Admitted(kraslava.member));
        assertThat(seenBy(kraslava).maySee(second.key.origin(), kraslava.feed(Scope.STATION, Lane.RECORD)))
                .isTrue();
    }

    @Test
    void aRevokedMemberIsOutAndItsFeedsEndWhereSaid() {
        line();
        FeedId duty = utena.feed(Scope.ALL, Lane.DUTY);
        FeedId list = utena.feed(Scope.ALL, Lane.LIST);
        long listed = utena.listed();
        karsava.says(new MemberEvent.Revoked(utena.key.origin(), Map.of(duty, 5L, list, listed)));
        Seat late = new Seat("Late", "vp", "LV");
        utena.admits(late);
        Membership seen = seenBy(kraslava);
        assertThat(seen.isMember(utena.key.origin())).isFalse();
        assertThat(seen.lastValid(duty)).isEqualTo(5);
        assertThat(seen.lastValid(list)).isEqualTo(listed);
        assertThat(seen.lastValid(utena.feed(Scope.ALL, Lane.TRAFFIC))).isZero();
        assertThat(seen.isMember(late.key.origin()))
                .as("admitted after the cut")
                .isFalse();
        assertThat(seen.isMember(town.key.origin()))
                .as("admitted before the cut")
                .isTrue();
        assertThat(seen.find(utena.key.origin())).as("still known by name").isPresent();
    }

    @Test
    void aRevocationTellsTheHashesOfTheEndsOfTheKeyItIsAboutAndOfNoOther() {
        line();
        FeedId duty = utena.feed(Scope.ALL, Lane.DUTY);
        FeedId traffic = utena.feed(Scope.ALL, Lane.TRAFFIC);
        FeedId ours = kraslava.feed(Scope.ALL, Lane.DUTY);
        byte[] end = new byte[32];
        end[3] = 7;
        karsava.says(new MemberEvent.Revoked(
                utena.key.origin(), Map.of(duty, 5L, traffic, 9L, ours, 1L), Map.of(duty, end, ours, end)));
        Membership seen = seenBy(kraslava);
        assertThat(seen.endHash(duty).orElseThrow()).containsExactly(end);
        assertThat(seen.endHash(traffic)).isEmpty();
        assertThat(seen.endHash(ours)).isEmpty();
    }

    @Test
    void aRevokedKeyNeverReturns() {
        line();
        karsava.says(new MemberEvent.Revoked(utena.key.origin(), Map.of()));
        kraslava.admits(utena);
        assertThat(seenBy(kraslava).isMember(utena.key.origin())).isFalse();
    }

    @Test
    void aRevocationThatWasSetAsideIsToBeSaidAgainByWhoeverHeldIt() {
        line();
        Statement first = utena.says(new MemberEvent.Revoked(town.key.origin(), Map.of()));
        Statement second = kraslava.says(new MemberEvent.Revoked(town.key.origin(), Map.of()));
        assertThat(again(karsava, first, second)).as("it stands").isEmpty();
        said.removeAll(List.of(first, second));
        assertThat(again(karsava, second, first)).as("the earliest, once").containsExactly((MemberEvent.Revoked)
                first.said());
        assertThat(new Membership(karsava.key.origin(), List.of(), said, parted(first)).isMember(town.key.origin()))
                .as("until then it counts for who held it")
                .isFalse();
        assertThat(again(town, first)).as("of oneself the others say it").isEmpty();
        karsava.says(new MemberEvent.Revoked(
                utena.key.origin(), Map.of(first.place().feed(), first.place().sequence() - 1)));
        assertThat(seenBy(karsava).isMember(town.key.origin()))
                .as("only who is out now admitted it")
                .isTrue();
        assertThat(again(karsava, first)).as("who said it was out by then").isEmpty();
    }

    @Test
    void aRevocationStandsThoughItSetsAsideWhatLetItsWriterIn() {
        line();
        List<Statement> heard = List.copyOf(said);
        SetAside ended = SetAside.of(
                heard.stream()
                        .filter(one -> one.by().equals(karsava.key.origin()))
                        .toList(),
                Map.of());
        Statement word = town.says(new MemberEvent.Revoked(karsava.key.origin(), Map.of()));
        assertThat(seenBy(kraslava).isMember(karsava.key.origin())).isFalse();
        said.removeAll(ended.ended());
        Membership after = new Membership(kraslava.key.origin(), List.of(), said, ended);
        assertThat(after.isMember(karsava.key.origin())).as("set aside").isFalse();
        assertThat(after.lastValid(karsava.feed(Scope.ALL, Lane.LIST))).isZero();
        assertThat(after.isMember(town.key.origin()))
                .as("only who is out let it in")
                .isFalse();
        assertThat(after.lapsed()).as("its own visitors hear it from it").containsExactly((MemberEvent.Revoked)
                word.said());
        Membership parted = new Membership(
                kraslava.key.origin(), List.of(), said, parted(ended.ended().toArray(Statement[]::new)));
        assertThat(parted.isMember(karsava.key.origin()))
                .as("of a second history nobody knows who wrote it")
                .isTrue();
        kraslava.says(word.said());
        Membership saidAgain = new Membership(kraslava.key.origin(), List.of(), said, ended);
        assertThat(saidAgain.isMember(karsava.key.origin())).isFalse();
        assertThat(saidAgain.lapsed()).isEmpty();
        assertThat(saidAgain.leaving(karsava.key.origin()).orElseThrow().by()).isEqualTo(kraslava.key.origin());
    }

    @Test
    void whoWasLetInBySomebodyThatAnotherRevokedRevokesNobody() {
        line();
        Statement own = utena.says(new MemberEvent.Revoked(karsava.key.origin(), Map.of()));
        Statement stranger = town.says(new MemberEvent.Revoked(karsava.key.origin(), Map.of()));
        SetAside ended = SetAside.of(
                said.stream().filter(one -> one.by().equals(utena.key.origin())).toList(), Map.of());
        said.removeAll(ended.ended());
        kraslava.says(new MemberEvent.Revoked(utena.key.origin(), Map.of()));
        Membership seen = new Membership(kraslava.key.origin(), List.of(), said, ended);
        assertThat(seen.isMember(karsava.key.origin()))
                .as("%s stands after its writer's end, and so does who let in who said %s", own, stranger)
                .isTrue();
        assertThat(seen.lapsed()).isEmpty();
    }

    @Test
    void ofTwoThatRevokeEachOtherTheEarlierStands() {
        line();
        long before = utena.listed();
        karsava.says(new MemberEvent.Revoked(utena.key.origin(), Map.of(utena.feed(Scope.ALL, Lane.LIST), before)));
        utena.says(new MemberEvent.Revoked(karsava.key.origin(), Map.of()));
        for (Seat seat : List.of(kraslava, town)) {
            assertThat(seenBy(seat).isMember(karsava.key.origin())).isTrue();
            assertThat(seenBy(seat).isMember(utena.key.origin())).isFalse();
        }
    }

    @Test
    void aKeyIsFollowedByAnotherAndTrustGoesWithIt() {
        line();
        Seat next = new Seat("Utena", "policija", "LT");
        FeedId duty = utena.feed(Scope.ALL, Lane.DUTY);
        utena.says(KeyRotation.to(next.key, utena.key.origin(), Map.of(duty, 9L)));
        Seat later = new Seat("Zarasai", "policija", "LT");
        pair(next, later);
        for (Seat seat : List.of(kraslava, town, next)) {
            Membership seen = seenBy(seat);
            assertThat(seen.isMember(utena.key.origin())).isFalse();
            assertThat(seen.isMember(next.key.origin())).isTrue();
            assertThat(seen.find(next.key.origin()).orElseThrow().station()).isEqualTo("Utena");
            assertThat(seen.isMember(later.key.origin())).isTrue();
            assertThat(seen.isMember(kraslava.key.origin())).isTrue();
            assertThat(seen.lastValid(duty)).isEqualTo(9);
        }
    }

    @Test
    void whoRevokesAnOlderKeyWithoutHavingHeardMeansTheStation() {
        line();
        Seat next = new Seat("Utena", "policija", "LT");
        utena.says(KeyRotation.to(next.key, utena.key.origin(), Map.of()));
        next.says(new MemberEvent.Admitted(new Seat("Zarasai", "policija", "LT").member));
        assertThat(seenBy(karsava).members()).hasSize(5);
        karsava.says(new MemberEvent.Revoked(
                utena.key.origin(), Map.of(utena.feed(Scope.ALL, Lane.LIST), utena.listed() - 1)));
        for (Seat seat : List.of(kraslava, karsava, town)) {
            Membership seen = seenBy(seat);
            assertThat(seen.isMember(next.key.origin())).isFalse();
            assertThat(seen.revokedBy(utena.key.origin())).isPresent();
            assertThat(seen.revokedBy(next.key.origin())).isPresent();
            assertThat(seen.maySee(seat.key.origin(), next.feed(Scope.ALL, Lane.LIST)))
                    .as("known, to be ended")
                    .isTrue();
            assertThat(seen.lastValid(next.feed(Scope.ALL, Lane.LIST))).isZero();
            assertThat(seen.lastValid(utena.feed(Scope.ALL, Lane.LIST)))
                    .as("as for who gets no more of it")
                    .isEqualTo(utena.listed() - 1);
            assertThat(seen.members()).extracting(Member::station).doesNotContain("Zarasai");
        }
        assertThat(seenBy(next).isMember(next.key.origin()))
                .as("it knows it itself")
                .isFalse();
        assertThat(seenBy(next).leaving(next.key.origin())).isPresent();
        assertThat(seenBy(next).maySee(next.key.origin(), kraslava.feed(Scope.ALL, Lane.LIST)))
                .as("and would hear where that counts no more")
                .isTrue();
        assertThat(seenBy(next).maySee(next.key.origin(), kraslava.feed(Scope.ALL, Lane.DUTY)))
                .isFalse();
        kraslava.admits(next);
        assertThat(seenBy(next).isMember(next.key.origin()))
                .as("until it is let in again")
                .isTrue();
    }

    @Test
    void whoRevokesAnOlderKeyAndHasHeardMeansThatKeyAlone() {
        line();
        Seat next = new Seat("Utena", "policija", "LT");
        Statement rotated = utena.says(KeyRotation.to(next.key, utena.key.origin(), Map.of()));
        karsava.says(new MemberEvent.Revoked(
                utena.key.origin(),
                Map.of(rotated.place().feed(), rotated.place().sequence())));
        assertThat(seenBy(kraslava).isMember(next.key.origin())).isTrue();
        assertThat(seenBy(next).isMember(next.key.origin())).isTrue();
    }

    /** Who stole an older key can sign a second history with it, in which it is followed by none. */
    @Test
    void aKeyThatWasFollowedByAnotherStaysOutWhereThatIsSetAside() {
        line();
        Seat next = new Seat("Utena", "policija", "LT");
        Statement rotated = utena.says(KeyRotation.to(next.key, utena.key.origin(), Map.of()));
        said.remove(rotated);
        MemberEvent.Revoked again = again(karsava, rotated).iterator().next();
        assertThat(again.key()).isEqualTo(utena.key.origin());
        assertThat(again.cuts())
                .containsEntry(rotated.place().feed(), rotated.place().sequence());
        assertThat(again(next, rotated)).as("of oneself the others say it").isEmpty();
        karsava.says(again);
        for (Seat seat : List.of(kraslava, karsava, town)) {
            assertThat(seenBy(seat).isMember(utena.key.origin())).isFalse();
            assertThat(seenBy(seat).isMember(next.key.origin()))
                    .as("to be let in by hand")
                    .isFalse();
        }
        Membership own = new Membership(next.key.origin(), List.of(utena.key.origin()), said, parted(rotated));
        assertThat(own.isMember(karsava.key.origin()))
                .as("it goes on trusting whom it trusted")
                .isTrue();
        assertThat(own.find(next.key.origin()).orElseThrow().station()).isEqualTo("Utena");
        assertThat(own.isMember(next.key.origin())).isFalse();
        said.add(rotated);
        assertThat(seenBy(kraslava).isMember(next.key.origin()))
                .as("where nothing is set aside it changes nothing")
                .isTrue();
    }

    @Test
    void whatAKeyInBetweenWroteIsKnownWhereOnlyTheNewestIsLetIn() {
        line();
        Seat next = new Seat("Utena", "policija", "LT");
        Seat newest = new Seat("Utena", "policija", "LT");
        Statement rotated = utena.says(KeyRotation.to(next.key, utena.key.origin(), Map.of()));
        next.says(KeyRotation.to(newest.key, next.key.origin(), Map.of()));
        said.remove(rotated);
        karsava.admits(newest);
        FeedId between = next.feed(Scope.ALL, Lane.LIST);
        assertThat(seenBy(kraslava).lastValid(between)).isZero();
        List<OriginKey> older = List.of(utena.key.origin(), next.key.origin());
        new Membership(newest.key.origin(), older, said, parted(rotated))
                .toSay()
                .forEach(newest::says);
        assertThat(seenBy(kraslava).lastValid(between)).isEqualTo(next.listed());
        assertThat(seenBy(kraslava).maySee(kraslava.key.origin(), between)).isTrue();
        assertThat(seenBy(kraslava).isMember(next.key.origin())).isFalse();
    }

    @Test
    void aStationIsInByAKeyInBetweenThatWasLetInByHand() {
        line();
        Seat next = new Seat("Utena", "policija", "LT");
        Seat newest = new Seat("Utena", "policija", "LT");
        List<OriginKey> older = List.of(utena.key.origin(), next.key.origin());
        karsava.says(new MemberEvent.Revoked(utena.key.origin(), Map.of()));
        newest.says(new MemberEvent.Admitted(newest.member));
        newest.admits(karsava);
        next.says(KeyRotation.to(newest.key, next.key.origin(), Map.of()));
        assertThat(new Membership(newest.key.origin(), older, said, SetAside.NONE).isMember(newest.key.origin()))
                .as("nobody knows it")
                .isFalse();
        karsava.admits(next);
        newest.says(new MemberEvent.Admitted(next.member));
        assertThat(seenBy(kraslava).isMember(newest.key.origin())).isTrue();
        assertThat(new Membership(newest.key.origin(), older, said, SetAside.NONE).isMember(newest.key.origin()))
                .as("it knows that itself")
                .isTrue();
    }

    @Test
    void whoIsOutGoesOnHearingWhomItLetInItself() {
        line();
        Seat late = new Seat("Zarasai", "policija", "LT");
        late.says(new MemberEvent.Admitted(late.member));
        pair(late, kraslava);
        pair(late, karsava);
        Statement first = karsava.says(new MemberEvent.Revoked(
                kraslava.key.origin(), Map.of(kraslava.feed(Scope.ALL, Lane.LIST), kraslava.listed())));
        kraslava.says(new MemberEvent.Revoked(late.key.origin(), Map.of()));
        said.remove(first);
        Membership seen = seenBy(late);
        assertThat(seen.isMember(late.key.origin())).isFalse();
        assertThat(seen.isMember(karsava.key.origin())).isTrue();
        assertThat(seen.maySee(late.key.origin(), karsava.feed(Scope.ALL, Lane.LIST)))
                .isTrue();
        said.add(first);
        assertThat(seenBy(late).isMember(late.key.origin())).isTrue();
        assertThat(seenBy(late).isMember(kraslava.key.origin())).isFalse();
    }

    @Test
    void keysThatFollowEachOtherInACircleAndARevocationComeToAnEnd() {
        line();
        utena.says(KeyRotation.to(karsava.key, utena.key.origin(), Map.of()));
        karsava.says(KeyRotation.to(utena.key, karsava.key.origin(), Map.of()));
        kraslava.says(new MemberEvent.Revoked(utena.key.origin(), Map.of()));
        Membership seen = seenBy(kraslava);
        assertThat(seen.isMember(utena.key.origin())).isFalse();
        assertThat(seen.isMember(karsava.key.origin())).isFalse();
        assertThat(seen.latest(utena.key.origin())).isNotNull();
    }

    @Test
    void aRotationThatTheNewKeyDidNotSignCountsForNothing() {
        line();
        Seat victim = new Seat("Victim", "vp", "LV");
        MemberEvent.Rotated good = KeyRotation.to(victim.key, karsava.key.origin(), Map.of());
        utena.says(new MemberEvent.Rotated(victim.key.origin(), good.signature(), Map.of())); // made for another
        assertThat(seenBy(kraslava).isMember(utena.key.origin())).isTrue();
        assertThat(seenBy(kraslava).isMember(victim.key.origin())).isFalse();
    }

    @Test
    void twoWhoSayOppositeThingsOfOneAnotherComeToAnEnd() {
        // Karsava may admit because Kraslava says so; Utena, whom Karsava admitted, says that it may not.
        kraslava.admits(karsava);
        karsava.admits(utena);
        utena.says(
                new MemberEvent.Admitted(new Member(karsava.key.origin(), "Kārsava", "Kārsava 1", "vp", "LV", false)));
        assertThat(seenBy(kraslava).isMember(utena.key.origin())).isTrue();
    }

    @Test
    void theOrderOfArrivalAndDuplicatesChangeNothing() {
        long seed = Long.getLong("member.seed", 20_261_122L);
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            said.clear();
            List<Seat> seats = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                seats.add(new Seat("S" + i, "a" + random.nextInt(3), random.nextBoolean() ? "LV" : "LT"));
            }
            for (int i = 0; i < 25; i++) {
                Seat one = seats.get(random.nextInt(6));
                Seat other = seats.get(random.nextInt(6));
                switch (random.nextInt(8)) {
                    case 0 ->
                        one.says(new MemberEvent.Revoked(
                                other.key.origin(),
                                Map.of(other.feed(Scope.ALL, Lane.LIST), (long) random.nextInt(5))));
                    case 1 -> one.says(new MemberEvent.GroupSet("g", Set.of("a" + random.nextInt(3))));
                    case 2 -> one.says(KeyRotation.to(other.key, one.key.origin(), Map.of()));
                    default -> one.admits(other);
                }
            }
            Seat self = seats.getFirst();
            Membership expected = seenBy(self);
            List<Statement> shuffled = new ArrayList<>(said);
            shuffled.addAll(said.subList(0, 5));
            Collections.shuffle(shuffled, random);
            Membership found = new Membership(self.key.origin(), shuffled);
            assertThat(found.members())
                    .as("-Dmember.seed=%d, round %d", seed, round)
                    .isEqualTo(expected.members());
            assertThat(found.groups()).isEqualTo(expected.groups());
            for (Seat seat : seats) {
                FeedId feed = seat.feed(Scope.ALL, Lane.LIST);
                assertThat(found.lastValid(feed)).isEqualTo(expected.lastValid(feed));
            }
        }
    }

    @Test
    void aFingerprintIsReadAsItIsSaid() {
        OriginKey key = kraslava.key.origin();
        Fingerprint print = Fingerprint.of(key);
        assertThat(print.words()).hasSize(8).allMatch(word -> word.matches("([b-z][aiou]){2}[b-z]"));
        assertThat(Fingerprint.parse(print.toString().toUpperCase().replace(" ", " - ")))
                .contains(print);
        assertThat(Fingerprint.parse("babab")).isEmpty();
        assertThat(Fingerprint.of(karsava.key.origin())).isNotEqualTo(print);
        assertThatThrownBy(() -> new Member(key, " ", "1", "vp", "LV", true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
