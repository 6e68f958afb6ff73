package eu.sargs.ui.wall;

import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraHealth;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.HealthMark;
import eu.sargs.ui.part.Icon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The label in the middle of a tile whose picture is old or missing: since when, how old, and what is being done about it. */
final class TileNotice extends HBox {
    private static final double LEAST_WITH_ICON = 340;

    private final Desk desk;
    private final FontIcon icon = Icon.of("mdi2p-pause-circle-outline", "icon-28", "icon-1");
    private final Label title = new Label();
    private final Label second = new Label();
    private final Label third = new Label();

    TileNotice(Desk desk) {
        this.desk = desk;
        getStyleClass().add("tile-notice");
        title.getStyleClass().add("heading");
        second.getStyleClass().addAll("body", "text-2");
        third.getStyleClass().addAll("dense", "text-2");
        VBox lines = new VBox(title, second, third);
        for (Label line : List.of(title, second, third)) {
            line.setWrapText(true);
        }
        lines.getStyleClass().add("tile-notice-lines");
        getChildren().addAll(icon, lines);
        setMouseTransparent(true);
    }

    /** What it says, line by line; nothing where the picture can be trusted. */
    static List<String> lines(CameraHealth health, CameraAddress address, Instant now, Desk desk) {
        List<String> lines = new ArrayList<>();
        switch (health.state()) {
            case LIVE, DEGRADED, BLIND -> {
                return lines;
            }
            case CONNECTING -> lines.add(desk.words().get("wall.tile.connecting"));
            case OFFLINE -> {
                lines.add(desk.words().get("wall.tile.no-picture"));
                lines.add(sentence(HealthMark.cause(health.cause(), address, desk.words()), desk));
            }
            case FROZEN -> {
                lines.add(desk.words().get("wall.tile.frozen", desk.times().clock(health.since())));
                lines.add(desk.words()
                        .get("wall.tile.old", desk.times().length(Duration.between(health.since(), now))));
                if (health.attempt() == 0) {
                    lines.add(sentence(HealthMark.cause(health.cause(), address, desk.words()), desk));
                }
            }
        }
        if (health.attempt() > 0) {
            long wait = health.nextAttempt()
                    .map(next ->
                            Math.max(0, Math.ceilDiv(Duration.between(now, next).toMillis(), 1000)))
                    .orElse(0L);
            lines.add(
                    wait > 0
                            ? desk.words().get("wall.tile.reconnect-in", health.attempt(), wait)
                            : desk.words().get("wall.tile.reconnecting", health.attempt()));
        }
        return lines;
    }

    /** A cause has a line of its own here, and begins like one. */
    private static String sentence(String words, Desk desk) {
        return words.substring(0, 1).toUpperCase(desk.words().locale()) + words.substring(1);
    }

    void show(CameraHealth health, CameraAddress address, Instant now) {
        List<String> lines = lines(health, address, now, desk);
        setVisible(!lines.isEmpty());
        put(title, lines, 0);
        put(second, lines, 1);
        put(third, lines, 2);
    }

    /** In a narrow tile the words have the room that the sign would take. */
    void fit(double width) {
        boolean room = width >= desk.look().px(LEAST_WITH_ICON);
        if (icon.isManaged() != room) {
            icon.setManaged(room);
            icon.setVisible(room);
        }
    }

    private static void put(Label label, List<String> lines, int at) {
        String text = at < lines.size() ? lines.get(at) : "";
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
        label.setManaged(!text.isEmpty());
    }
}
