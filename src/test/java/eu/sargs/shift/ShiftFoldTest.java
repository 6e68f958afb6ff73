package eu.sargs.shift;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.HybridTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShiftFoldTest {
    private static final Instant START = Instant.parse("2026-11-21T17:30:00Z");

    private static HybridTime at(int minute) {
        return new HybridTime(START.plusSeconds(60L * minute).toEpochMilli(), 0);
    }

    private static ActedBy by(String account) {
        return new ActedBy(account, "desk of " + account, "");
    }

    private static ShiftNews on(int minute, String account, int shift) {
        return new ShiftNews.Begun(at(minute), by(account), new UUID(0, shift), account.toUpperCase());
    }

    private static ShiftNews off(int minute, String account) {
        return new ShiftNews.Ended(at(minute), by(account), account.toUpperCase());
    }

    @Test
    void lastsFromTheFirstOnToTheLastOff() {
        List<Shift> shifts =
                ShiftFold.of(List.of(on(0, "a", 1), on(10, "b", 9), off(60, "a"), off(70, "b"), on(80, "c", 2)));
        assertThat(shifts).hasSize(2);
        Shift first = shifts.getFirst();
        assertThat(first.id()).isEqualTo(new UUID(0, 1));
        assertThat(first.began()).isEqualTo(START);
        assertThat(first.ended()).contains(START.plusSeconds(70 * 60));
        assertThat(first.officers()).extracting(OnShift::account).containsExactly("a", "b");
        assertThat(first.now()).isEmpty();
        assertThat(shifts.getLast().open()).isTrue();
        assertThat(shifts.getLast().isOn("c")).isTrue();
        assertThat(shifts.getLast().isOn("a")).isFalse();
    }

    @Test
    void isOneForTheStationAlsoWhereTwoSeatsBeganItAtOnce() {
        List<Shift> shifts = ShiftFold.of(List.of(on(0, "a", 1), on(0, "b", 2)));
        assertThat(shifts).hasSize(1);
        assertThat(shifts.getFirst().now()).hasSize(2);
    }

    @Test
    void countsNobodyTwiceAndNobodyOffWhoWasNotOn() {
        List<Shift> shifts = ShiftFold.of(List.of(off(0, "a"), on(1, "a", 1), on(2, "a", 2), off(3, "b")));
        assertThat(shifts).hasSize(1);
        assertThat(shifts.getFirst().officers()).hasSize(1);
        assertThat(shifts.getFirst().open()).isTrue();
    }

    @Test
    void goesFromOneToTheNextWithoutAMomentBetween() {
        ShiftNews handed = new ShiftNews.HandedOver(
                at(60), by("a"), "A", new UUID(0, 7), "c", "C", "desk", new Sheet(START, List.of(), ""), "");
        List<Shift> shifts = ShiftFold.of(List.of(on(0, "a", 1), on(10, "b", 1), handed));
        assertThat(shifts).hasSize(2);
        assertThat(shifts.getFirst().ended()).contains(START.plusSeconds(3600));
        assertThat(shifts.getFirst().now()).isEmpty();
        assertThat(shifts.getLast().began()).isEqualTo(START.plusSeconds(3600));
        assertThat(shifts.getLast().id()).isEqualTo(new UUID(0, 7));
        assertThat(shifts.getLast().now()).extracting(OnShift::account).containsExactly("c");
    }

    @Test
    void comesToTheSameInWhateverOrderItIsTold() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<ShiftNews> news = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String account = String.valueOf((char) ('a' + random.nextInt(4)));
            int minute = random.nextInt(40);
            news.add(random.nextBoolean() ? on(minute, account, i) : off(minute, account));
        }
        List<Shift> once = ShiftFold.of(news);
        Collections.shuffle(news, random);
        assertThat(ShiftFold.of(news)).as("seed " + seed).isEqualTo(once);
    }
}
