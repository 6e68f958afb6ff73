package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Alerts;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sounds for open alerts until they are acknowledged. A thread of its own; never waits for the screen nor the screen for it. */
public final class AlertSounder implements Service {
    /**
     * What the top bar shows.
     *
     * @param mutedUntil high alarms break through
     * @param deviceLost the machine has no sound device
     */
    public record State(Optional<Instant> mutedUntil, boolean deviceLost) {
        public boolean muted(Instant now) {
            return mutedUntil.filter(now::isBefore).isPresent();
        }
    }

    /** Longest mute. */
    public static final Duration MUTE_MOST = AlarmSound.MUTE_MOST;

    private static final Logger LOG = LoggerFactory.getLogger(AlertSounder.class);
    private static final int LOOK_MS = 250;
    private static final Duration TRIAL = Duration.ofSeconds(30);
    private static final byte[] SILENCE = new byte[ToneShape.RATE / 50 * 2];

    private final Alerts alerts;
    private final InstantSource time;
    private final Loudspeaker loudspeaker;
    private final AlarmSound sound = new AlarmSound();
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final Listeners<State> listeners = new Listeners<>();
    private volatile State state = new State(Optional.empty(), false);
    private List<Alert> recent = List.of();
    private Instant nextTrial = Instant.MIN;
    private ScheduledExecutorService thread;
    private Pin pin;

    public AlertSounder(Alerts alerts, InstantSource time) {
        this(alerts, time, Loudspeaker.ofMachine());
    }

    AlertSounder(Alerts alerts, InstantSource time, Loudspeaker loudspeaker) {
        this.alerts = alerts;
        this.time = time;
        this.loudspeaker = loudspeaker;
    }

    @Override
    public void start() {
        pin = alerts.onChange(news -> changed.set(true));
        thread = Executors.newSingleThreadScheduledExecutor(Threads.computing("ui/sound"));
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    public State state() {
        return state;
    }

    /** Told of each change, on the thread that made it. */
    public Pin onState(Consumer<State> listener) {
        return listeners.add(listener);
    }

    /** Silence for {@link #MUTE_MOST}; calling it while muted ends the silence. Any thread. */
    public void toggleMute() {
        Instant now = time.instant();
        become(new State(state.muted(now) ? Optional.empty() : Optional.of(now.plus(MUTE_MOST)), state.deviceLost()));
    }

    void look() {
        try {
            Instant now = time.instant();
            if (changed.getAndSet(false)) {
                // Elsewhere's alerts are shown and do not sound: where the camera or the entry is, they do.
                recent = AlertDesk.recent(alerts, now).stream()
                        .filter(Alert::rings)
                        .toList();
            }
            Optional<AlarmSound.Tone> tone = sound.due(now, recent, state.mutedUntil());
            if (tone.isPresent()) {
                play(ToneShape.of(tone.get()));
            } else if (!now.isBefore(nextTrial)) {
                play(SILENCE); // a lost device is known before an alarm needs it
            }
        } catch (RuntimeException e) {
            changed.set(true);
            LOG.error("Alarms could not be looked through for sound", e);
        }
    }

    private void play(byte[] pcm) {
        nextTrial = time.instant().plus(TRIAL);
        try {
            loudspeaker.play(pcm);
            if (state.deviceLost()) {
                LOG.info("The sound device is back");
                become(new State(state.mutedUntil(), false));
            }
        } catch (Loudspeaker.Lost e) {
            if (!state.deviceLost()) {
                LOG.warn("Alarms cannot sound: {}", e.getCause().getMessage());
                sound.trouble();
                become(new State(state.mutedUntil(), true));
            }
        }
    }

    private void become(State next) {
        state = next;
        listeners.tell(next);
    }

    @Override
    public void close() {
        if (pin != null) {
            pin.close();
        }
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
