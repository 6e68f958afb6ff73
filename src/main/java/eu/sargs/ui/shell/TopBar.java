package eu.sargs.ui.shell;

import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.alert.AlertSounder;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.peer.PeerChips;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The top bar: station, officer on duty, sound, help, clocks. The same on every screen. */
final class TopBar extends HBox implements AutoCloseable {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(":ss", Locale.ROOT);
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Desk desk;
    private final Label station = new Label();
    private final Label utc = new Label();
    private final Label minutes = new Label();
    private final Label seconds = new Label();
    private final Label zoneName = new Label();
    private final SoundButton sound;
    private final PeerChips chips;
    private final Pin pins;
    private ZoneId zone;

    TopBar(
            Desk desk,
            Settings settings,
            AlertSounder sounder,
            Node trouble,
            PeerChips chips,
            Node officer,
            Runnable help) {
        this.desk = desk;
        this.zone = settings.now().zone();
        this.chips = chips;
        // What goes wrong here needs its whole sentence: the chips make room while it is told.
        chips.foldedProperty().bind(trouble.visibleProperty());
        getStyleClass().addAll("top-bar", "bar");
        StackPane shield = new StackPane(Icon.of("mdi2s-shield-outline", "icon-22", "accent-mark"));
        shield.getStyleClass().add("shield");
        station.getStyleClass().add("strong");
        station.setMinWidth(USE_PREF_SIZE);
        station.setId("station");
        sound = new SoundButton(desk, sounder);
        sound.setId("sound");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .setAll(
                        shield,
                        station,
                        hairline(),
                        officer,
                        chips,
                        gap,
                        trouble,
                        sound,
                        hairline(),
                        help(help),
                        hairline(),
                        utcClock(),
                        clock());

        take(settings.now());
        pins = Pin.all(
                settings.onChange(changed -> FxBridge.onFx(() -> take(changed))),
                desk.words().each(() -> zoneName.setText(zoneName(zone))),
                desk.ticker().each(this::tick));
    }

    private Button help(Runnable show) {
        HBox face = new HBox(Icon.of("mdi2h-help-circle-outline"), new KeyCap("?"));
        face.getStyleClass().add("button-face");
        Button help = new Button();
        help.setGraphic(face);
        help.getStyleClass().addAll("quiet", "small");
        help.setId("help");
        help.accessibleTextProperty().bind(desk.words().text("shell.shortcuts.title"));
        help.setOnAction(e -> show.run());
        return help;
    }

    private VBox utcClock() {
        Label name = new Label("UTC");
        name.getStyleClass().addAll("meta", "text-3");
        utc.getStyleClass().addAll("meta", "text-2");
        VBox clock = new VBox(name, utc);
        clock.getStyleClass().add("utc-clock");
        clock.setMinWidth(USE_PREF_SIZE);
        return clock;
    }

    private HBox clock() {
        minutes.getStyleClass().add("title");
        seconds.getStyleClass().addAll("strong", "text-3");
        zoneName.getStyleClass().addAll("meta", "text-3");
        HBox clock = new HBox(minutes, seconds, zoneName);
        clock.getStyleClass().add("clock");
        clock.setMinWidth(USE_PREF_SIZE);
        return clock;
    }

    private void take(StationSettings settings) {
        station.setText(settings.station());
        zone = settings.zone();
        zoneName.setText(zoneName(zone));
        tick(desk.ticker().now());
    }

    private void tick(Instant now) {
        utc.setText(WHOLE.format(now.atZone(ZoneOffset.UTC)));
        minutes.setText(MINUTES.format(now.atZone(zone)));
        seconds.setText(SECONDS.format(now.atZone(zone)));
    }

    private String zoneName(ZoneId id) {
        return switch (id.getId()) {
            case "Europe/Riga" -> desk.words().get("shell.zone.riga");
            case "Europe/Vilnius" -> desk.words().get("shell.zone.vilnius");
            default -> id.getId().replaceAll(".*/", "").replace('_', ' ');
        };
    }

    @Override
    public void close() {
        pins.close();
        sound.close();
        chips.close();
    }

    private static Region hairline() {
        Region line = new Region();
        line.getStyleClass().addAll("hairline", "vertical", "bar-line");
        return line;
    }
}
