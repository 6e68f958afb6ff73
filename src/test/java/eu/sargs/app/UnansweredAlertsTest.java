package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.ui.Kraslava;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnansweredAlertsTest {
    private static final AlertId STOLEN = new AlertId("%064x".formatted(1));

    private final Kraslava night = Kraslava.night();
    private final List<AlertId> told = new ArrayList<>();
    private Instant now = Kraslava.NOW;
    private Duration high = Duration.ofMinutes(2);
    private boolean full;

    private final UnansweredAlerts watch = new UnansweredAlerts(
            night.alerts,
            (id, machine) -> {
                if (full) {
                    throw new eu.sargs.platform.Fault("STO-10", "store.fault.full");
                }
                told.add(id);
                Alert one = night.alerts.find(id).orElseThrow();
                night.alerts.handled(
                        one,
                        new Alert.Handled(
                                Optional.empty(),
                                Optional.of(new Alert.Escalated(now, one.seenBy())),
                                Optional.empty()));
            },
            () -> high,
            () -> now,
            "Krāslava 1");

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void tellsOnceOfAHighAlertThatNobodyAnswers() {
        watch.look();
        assertThat(told).isEmpty();
        now = Kraslava.NOW.plusSeconds(120);
        watch.look();
        watch.look();
        assertThat(told).containsOnlyOnce(STOLEN);
    }

    @Test
    void seesWhatWasSetMeanwhile() {
        high = Duration.ZERO;
        now = Kraslava.NOW.plusSeconds(120);
        watch.look();
        assertThat(told).isEmpty();
        high = Duration.ofSeconds(30);
        watch.look();
        assertThat(told).contains(STOLEN);
    }

    @Test
    void triesAgainWhatCouldNotBeWritten() {
        full = true;
        now = Kraslava.NOW.plusSeconds(120);
        watch.look();
        full = false;
        watch.look();
        assertThat(told).contains(STOLEN);
    }
}
