package eu.sargs.ui.wall;

import eu.sargs.alert.Alert;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraHealth;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.HealthMark;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line above a tile's picture: which camera, how far to trust it; or, filled with the priority's colour, which alarm. */
final class TileHeader extends HBox {
    private static final double NARROW = 400;

    private final Desk desk;
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label delay = new Label();
    private final Region gap = new Region();
    private final Label where = new Label();
    private String whole = "";
    private String site = "";
    private Object shown;
    /** Says the state again, in as many words as a new width has room for. */
    private Runnable again = () -> {};

    TileHeader(Desk desk) {
        this.desk = desk;
        getStyleClass().add("tile-header");
        HBox.setHgrow(gap, Priority.ALWAYS);
        name.setMinWidth(0);
        where.setMinWidth(USE_PREF_SIZE);
        where.getStyleClass().add("dense");
        state.setMinWidth(USE_PREF_SIZE);
        delay.setMinWidth(USE_PREF_SIZE);
        delay.getStyleClass().addAll("dense", "text-2");
        widthProperty().addListener((o, was, is) -> again.run());
    }

    /** @param age how old its picture on the screen got of late, where there is one */
    void show(Camera camera, CameraHealth health, Optional<Duration> age) {
        again = () -> show(camera, health, age);
        Object key = List.of(camera, health.state(), desk.words().language());
        if (!key.equals(shown)) {
            shown = key;
            getStyleClass().setAll("tile-header");
            name.setText(camera.name());
            name.getStyleClass().setAll("label", "dense", "text-2");
            Label id = fixed(camera.id().text(), "dense", "semibold");
            state.getStyleClass().setAll("label", "dense", stateStyle(health.state()));
            if (health.state() != CameraHealth.State.LIVE) {
                state.getStyleClass().add("semibold");
            }
            getChildren().setAll(HealthMark.glyph(health.state(), "icon-14"), id, name);
            if (!camera.road().isEmpty()) {
                getChildren().add(fixed(camera.road(), "tag"));
            }
            getChildren().addAll(gap, state, delay);
        }
        boolean live = health.state() == CameraHealth.State.LIVE;
        set(
                state,
                age.filter(known -> live)
                        .map(known -> HealthMark.live(known, desk.words()))
                        .orElseGet(() -> word(health, camera)));
        boolean late = health.state() == CameraHealth.State.DEGRADED && age.isPresent();
        set(delay, late ? desk.words().get("wall.tile.delay", HealthMark.tenths(age.get())) : "");
        delay.setManaged(late);
    }

    /** In a narrow tile one word: cause and time stand on the picture. */
    private String word(CameraHealth health, Camera camera) {
        boolean narrow = getWidth() > 0 && getWidth() < desk.look().px(NARROW);
        return switch (health.state()) {
            case BLIND -> narrow ? desk.words().get("wall.tile.short-blind") : whole(health, camera);
            case FROZEN -> narrow ? desk.words().get("wall.tile.short-frozen") : whole(health, camera);
            case OFFLINE -> narrow ? desk.words().get("wall.tile.short-offline") : whole(health, camera);
            default -> whole(health, camera);
        };
    }

    private String whole(CameraHealth health, Camera camera) {
        return HealthMark.word(health, camera.address(), desk.words(), desk.times());
    }

    void show(Camera camera, Alert alarm) {
        again = () -> {};
        Object key = List.of(camera, alarm, desk.words().language());
        if (key.equals(shown)) {
            return;
        }
        shown = key;
        String style = PriorityMark.style(alarm.entry().priority());
        getStyleClass().setAll("tile-header", "alarm", style);
        Label word = fixed("", "dense", "semibold");
        word.setText(desk.words()
                .get(PriorityMark.wordKey(alarm.entry().priority()))
                .toUpperCase(desk.words().locale()));
        name.setText(alarm.entry().reason());
        name.getStyleClass().setAll("label", "dense", "medium", "may-shorten");
        PlateLabel plate = new PlateLabel(PlateLabel.Size.S);
        plate.show(alarm);
        site = camera.id().text();
        whole = (site + " " + camera.name()).strip();
        where.setText(whole);
        getChildren().setAll(PriorityMark.glyph(alarm.entry().priority(), "icon-14"), word, name, plate, gap, where);
    }

    /** Where room is short, the place gives way first, then the reason; the plate and the camera never. */
    @Override
    protected void layoutChildren() {
        double least = 0;
        if (getStyleClass().contains("alarm")) {
            set(where, whole);
            double wanted = snappedLeftInset()
                    + snappedRightInset()
                    + getSpacing() * (getChildren().size() - 1);
            for (Node child : getChildren()) {
                wanted += child.prefWidth(-1);
            }
            if (wanted > getWidth()) {
                set(where, site);
            }
            double others = snappedLeftInset()
                    + snappedRightInset()
                    + getSpacing() * (getChildren().size() - 1);
            for (Node child : getChildren()) {
                if (child != name) {
                    others += child.minWidth(-1);
                }
            }
            least = Math.clamp(getWidth() - others, 0, snapSizeX(name.prefWidth(-1)));
        }
        name.setMinWidth(least);
        super.layoutChildren();
    }

    /** The words of the state, for those who listen to the screen. */
    String spoken() {
        return state.getText();
    }

    private static String stateStyle(CameraHealth.State state) {
        return switch (state) {
            case LIVE, CONNECTING -> "text-2";
            case FROZEN, OFFLINE -> "text-1";
            case DEGRADED, BLIND -> HealthMark.style(state) + "-text";
        };
    }

    private static Label fixed(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** Only what differs: each set text is a layout and a redrawn line. */
    private static void set(Label label, String text) {
        if (!Objects.equals(label.getText(), text)) {
            label.setText(text);
        }
    }
}
