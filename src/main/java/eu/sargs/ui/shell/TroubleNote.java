package eu.sargs.ui.shell;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/**
 * What goes wrong behind the screen and is being tried again: a full disk, say. Stands in the top bar, on every screen,
 * for as long as it is told of; nothing is only in a pop-up. FX thread.
 */
final class TroubleNote extends Label implements AutoCloseable {
    /** Longer than the longest pause between two tries. */
    static final Duration STAYS = Duration.ofSeconds(60);

    /** What stays until it is told otherwise; the first that holds is shown. */
    enum Standing {
        /** Passes when the road grows quiet: it does not hide the next for good. */
        READING_BEHIND,
        OUTCAST,
        /** An account was opened again without its password; until the program ends. */
        RECOVERED
    }

    private final Desk desk;
    private final Pin pins;
    private Optional<Fault> fault = Optional.empty();
    private final Map<Standing, Fault> standing = new EnumMap<>(Standing.class);

    private Instant told = Instant.MIN;

    TroubleNote(Desk desk) {
        this.desk = desk;
        setId("trouble");
        setGraphic(Icon.of("mdi2a-alert-circle-outline", "degraded-mark"));
        getStyleClass().add("trouble");
        setMinWidth(0);
        // The whole sentence, in two or three lines if it must be: what to do stands at its end.
        setWrapText(true);
        show();
        pins = Pin.all(desk.ticker().each(this::tick), desk.words().each(this::show));
    }

    void tell(Fault news) {
        fault = Optional.of(news);
        told = desk.ticker().now();
        show();
    }

    /** @param news empty where it is over; what is tried again meanwhile goes before it */
    void stand(Standing what, Optional<Fault> news) {
        if (!news.equals(Optional.ofNullable(standing.get(what)))) {
            news.ifPresentOrElse(now -> standing.put(what, now), () -> standing.remove(what));
            show();
        }
    }

    private void tick(Instant now) {
        if (fault.isPresent() && now.isAfter(told.plus(STAYS))) {
            fault = Optional.empty();
            show();
        }
    }

    private void show() {
        String text = fault.or(() -> standing.values().stream().findFirst())
                .map(desk.words()::get)
                .orElse("");
        setText(text);
        setTooltip(text.isEmpty() ? null : new Tooltip(text));
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
    }

    @Override
    public void close() {
        pins.close();
    }
}
