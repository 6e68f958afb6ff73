package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When which tone sounds. Follows the open alerts, not events, so a restart rings for what is still open. Pure: no
 * device and no clock of its own. One tone at a time, the most urgent; not thread-safe.
 */
final class AlarmSound {
    /** Patterns of the tokens. */
    enum Tone {
        HIGH,
        /** High, 6 dB louder. */
        HIGH_LOUDER,
        MEDIUM,
        LOW,
        FLOOD,
        TROUBLE
    }

    static final Duration MUTE_MOST = Duration.ofMinutes(5);
    private static final Duration PAUSE_WHEN_TAKEN = Duration.ofSeconds(60);
    private static final Duration LOUDER_AFTER = Duration.ofSeconds(30);
    private static final Map<Priority, Duration> EVERY =
            Map.of(Priority.HIGH, Duration.ofSeconds(5), Priority.MEDIUM, Duration.ofSeconds(20));

    private final Map<Priority, Instant> last = new EnumMap<>(Priority.class);
    private final Set<AlertId> rung = new HashSet<>();
    private boolean flood;
    private boolean trouble;

    /**
     * The tone to play now, if one is due; it counts as played.
     *
     * @param alerts open and recent ones
     * @param mutedUntil muting holds back all but high alarms
     */
    Optional<Tone> due(Instant now, List<Alert> alerts, Optional<Instant> mutedUntil) {
        boolean muted = mutedUntil.filter(now::isBefore).isPresent();
        List<Alert> waiting = alerts.stream().filter(one -> one.waits(now)).toList();
        // What comes back from the shelf rings anew.
        rung.retainAll(waiting.stream().map(Alert::id).toList());
        List<Alert> ringing = waiting.stream().filter(one -> !paused(one, now)).toList();

        Optional<Tone> high = ring(Priority.HIGH, ringing, now);
        if (high.isPresent()) {
            return high;
        }
        if (trouble) {
            trouble = false;
            return Optional.of(Tone.TROUBLE);
        }
        boolean flooding = RailState.flooding(alerts, now);
        boolean floodBegins = flooding && !flood;
        flood = flooding;
        if (muted) {
            return Optional.empty();
        }
        if (floodBegins) {
            return Optional.of(Tone.FLOOD);
        }
        if (flooding) {
            return Optional.empty();
        }
        return ring(Priority.MEDIUM, ringing, now).or(() -> ring(Priority.LOW, ringing, now));
    }

    /** The sound device was lost or the station is cut off: two low tones, once. */
    void trouble() {
        trouble = true;
    }

    private Optional<Tone> ring(Priority priority, List<Alert> ringing, Instant now) {
        List<Alert> own = ringing.stream()
                .filter(one -> one.entry().priority() == priority)
                .toList();
        boolean fresh = own.stream().anyMatch(one -> !rung.contains(one.id()));
        Duration every = EVERY.get(priority);
        boolean again = every != null
                && !own.isEmpty()
                && last.containsKey(priority)
                && Duration.between(last.get(priority), now).compareTo(every) >= 0;
        if (!fresh && !again) {
            return Optional.empty();
        }
        own.forEach(one -> rung.add(one.id()));
        last.put(priority, now);
        return Optional.of(
                switch (priority) {
                    case HIGH ->
                        own.stream()
                                        .anyMatch(one -> Duration.between(one.raisedAt(), now)
                                                        .compareTo(LOUDER_AFTER)
                                                >= 0)
                                ? Tone.HIGH_LOUDER
                                : Tone.HIGH;
                    case MEDIUM -> Tone.MEDIUM;
                    case LOW -> Tone.LOW;
                });
    }

    private static boolean paused(Alert alert, Instant now) {
        return alert.taken()
                .filter(taken -> now.isBefore(taken.at().plus(PAUSE_WHEN_TAKEN)))
                .isPresent();
    }
}
