package eu.sargs.ui.admin;

import eu.sargs.access.AccountRules;
import eu.sargs.platform.Fault;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Words;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first-run set-up without its controls: what was typed, whether it will do, and the founding itself. FX thread. */
final class FirstRunDesk {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRunDesk.class);
    static final int SHORTEST_PASSWORD = AccountRules.SHORTEST_PASSWORD;

    private final Founding founding;
    private final FxBridge bridge;
    private final Words words;
    private final Runnable done;
    private final StringProperty station = new SimpleStringProperty("");
    private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(StationName.RIGA);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty account = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private String proposed = "";

    FirstRunDesk(Founding founding, FxBridge bridge, Words words, Runnable done) {
        this.founding = founding;
        this.bridge = bridge;
        this.words = words;
        this.done = done;
        station.addListener((o, was, is) -> StationName.KNOWN.stream()
                .filter(one -> one.name().equals(is))
                .findFirst()
                .ifPresent(one -> zone.set(one.zone())));
        name.addListener((o, was, is) -> {
            // Proposed only while nobody typed another one.
            if (account.get().equals(proposed)) {
                proposed = accountOf(is);
                account.set(proposed);
            }
        });
    }

    /** {@code Ilze Vītola} signs in as {@code i.vitola}. */
    static String accountOf(String name) {
        String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        String[] parts = plain.split("[^a-z0-9]+");
        if (parts.length == 0 || parts[0].isEmpty()) {
            return "";
        }
        return parts.length == 1 ? parts[0] : parts[0].charAt(0) + "." + parts[parts.length - 1];
    }

    /** Text key of a note on the password typed so far. */
    String strengthKey() {
        return NewPassword.noteKey(password.get());
    }

    void found() {
        if (busy.get()) {
            return;
        }
        Optional<Fault> wrong = wrong();
        fault.set(wrong);
        if (wrong.isPresent()) {
            return;
        }
        busy.set(true);
        Founding.Plan plan = new Founding.Plan(
                words.language(),
                station.get().strip(),
                zone.get(),
                account.get().strip(),
                name.get().strip(),
                password.get().toCharArray());
        bridge.ask(
                () -> {
                    try {
                        founding.found(plan);
                        return true;
                    } finally {
                        Arrays.fill(plan.password(), '\0');
                    }
                },
                made -> {
                    busy.set(false);
                    password.set("");
                    again.set("");
                    done.run();
                },
                e -> {
                    busy.set(false);
                    if (e instanceof Fault known) {
                        fault.set(Optional.of(known));
                    } else {
                        LOG.error("The station could not be set up", e);
                        fault.set(Optional.of(new Fault(e, "UI-04", "admin.first.unexpected")));
                    }
                });
    }

    private Optional<Fault> wrong() {
        if (station.get().isBlank() || station.get().strip().length() > 64) {
            return Optional.of(new Fault("UI-05", "admin.first.no-station"));
        }
        if (name.get().isBlank() || account.get().isBlank()) {
            return Optional.of(new Fault("UI-06", "admin.first.no-name"));
        }
        if (password.get().length() < SHORTEST_PASSWORD) {
            return Optional.of(new Fault("UI-07", "admin.first.password-short", SHORTEST_PASSWORD));
        }
        if (!password.get().equals(again.get())) {
            return Optional.of(new Fault("UI-08", "admin.first.password-differs"));
        }
        return Optional.empty();
    }

    StringProperty stationProperty() {
        return station;
    }

    ObjectProperty<ZoneId> zoneProperty() {
        return zone;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty accountProperty() {
        return account;
    }

    StringProperty passwordProperty() {
        return password;
    }

    StringProperty againProperty() {
        return again;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }
}
