package eu.sargs.ui.wall;

import eu.sargs.alert.Alert;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraHealth;
import eu.sargs.plate.PlateBox;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** One camera on the wall. FX thread; only its {@link #surface} takes frames from others. */
final class WallTile extends Region {
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private static final double HEADER = 26;
    private static final double LABEL_INSET = 8;

    private final Desk desk;
    private final TileHeader header;
    private final VideoSurface surface = new VideoSurface();
    private final TileNotice notice;
    private final HBox label = new HBox();
    private final Region plateFrame = new Region();
    private final PlateLabel plate = new PlateLabel(PlateLabel.Size.S);
    private final Label country = new Label();
    private final Label age = new Label();
    private Object labelled;
    /** The label names what the keys do in an alarm: for the selected tile only, which they act on. */
    private boolean keys;

    private PlateBox box;

    /** What a tile shows beside its picture. */
    record Face(Camera camera, CameraHealth health, Optional<Alert> alarm, Optional<Sighting> read) {}

    WallTile(Desk desk) {
        this.desk = desk;
        header = new TileHeader(desk);
        notice = new TileNotice(desk);
        getStyleClass().add("wall-tile");
        label.getStyleClass().add("tile-label");
        label.setMouseTransparent(true);
        country.getStyleClass().addAll("dense", "tile-label-second");
        age.getStyleClass().addAll("dense", "tile-label-second");
        plateFrame.getStyleClass().add("plate-frame");
        plateFrame.setMouseTransparent(true);
        plateFrame.setVisible(false);
        notice.setVisible(false);
        label.setVisible(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setOnMousePressed(e -> requestFocus());
        focusedProperty().addListener((known, before, selected) -> {
            if (keys) {
                label.setVisible(selected);
            }
        });
        surface.onPlaced(this::requestLayout);
        getChildren().addAll(surface, plateFrame, header, label, notice);
    }

    VideoSurface surface() {
        return surface;
    }

    void show(Face face, Instant now) {
        surface.grey(!face.health().trusted());
        if (face.alarm().isPresent()) {
            header.show(face.camera(), face.alarm().get());
        } else {
            header.show(face.camera(), face.health(), surface.age(face.health().delay()));
        }
        String priority = face.alarm()
                .map(one -> PriorityMark.style(one.entry().priority()))
                .orElse("");
        if (!getStyleClass().contains(priority.isEmpty() ? "wall-tile" : priority)
                || getStyleClass().size() != (priority.isEmpty() ? 1 : 3)) {
            getStyleClass().setAll("wall-tile");
            if (!priority.isEmpty()) {
                getStyleClass().addAll("alarm", priority);
            }
        }
        boolean wasNoticed = notice.isVisible();
        notice.show(face.health(), face.camera().address(), now);
        if (wasNoticed || notice.isVisible()) {
            requestLayout();
        }
        label(face, now);
        box = face.alarm()
                .filter(one -> face.health().trusted() && WallViewModel.framed(one, now))
                .map(one -> one.sighting().box())
                .orElse(null);
        plateFrame.setVisible(box != null);
        if (box != null) {
            requestLayout();
        }
        String state = header.spoken();
        setAccessibleText(face.camera().id() + " " + face.camera().name() + ", " + state);
    }

    /** The dim half of an alarm's blink: the frame only, never text. */
    void dim(boolean dim) {
        pseudoClassStateChanged(DIM, dim);
    }

    private void label(Face face, Instant now) {
        CameraHealth health = face.health();
        keys = face.alarm().isPresent();
        if (keys) {
            if (relabel(desk.words().language(), "alarm")) {
                label.getStyleClass().setAll("tile-label");
                label.getChildren()
                        .setAll(
                                new KeyCap("Enter"),
                                text("wall.alarm.open"),
                                new KeyCap("Space"),
                                text("wall.alarm.full"));
            }
            label.setVisible(isFocused());
            return;
        }
        if (health.state() == CameraHealth.State.BLIND) {
            if (relabel(desk.words().language(), "blind" + health.since())) {
                label.getStyleClass().setAll("tile-label", "blind");
                Label words = new Label(
                        desk.words().get("wall.tile.blind", desk.times().minute(health.since())));
                words.getStyleClass().addAll("dense", "blind-text");
                label.getChildren().setAll(Icon.of("mdi2w-weather-fog", "blind-mark"), words);
            }
        } else if (face.read().isPresent() && health.trusted()) {
            Sighting read = face.read().get();
            if (relabel("read", "")) {
                label.getStyleClass().setAll("tile-label");
                label.getChildren().setAll(plate, country, age);
            }
            set(plate, PlateLabel.written(read.reading().plate(), read.reading().country()));
            set(country, read.reading().country().code());
            country.setManaged(!country.getText().isEmpty());
            set(age, desk.times().age(Duration.between(read.to(), now)));
        } else {
            relabel("none", "");
            label.setVisible(false);
            return;
        }
        label.setVisible(true);
    }

    private boolean relabel(Object kind, String what) {
        Object key = kind + what;
        boolean other = !key.equals(labelled);
        labelled = key;
        if (other) {
            requestLayout();
        }
        return other;
    }

    private Label text(String key) {
        Label label = new Label(desk.words().get(key));
        label.getStyleClass().addAll("dense", "tile-label-second");
        return label;
    }

    private void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double headerHeight = snapSizeY(desk.look().px(HEADER) - top);
        double height = getHeight() - top - headerHeight - snappedBottomInset();
        if (width <= 0 || height <= 0) {
            return;
        }
        header.resizeRelocate(left, top, width, headerHeight);
        surface.resizeRelocate(left, top + headerHeight, width, height);
        Rectangle2D picture = surface.picture();
        double pictureLeft = left + picture.getMinX();
        double pictureTop = top + headerHeight + picture.getMinY();
        double labelWidth = Math.min(snapSizeX(label.prefWidth(-1)), Math.max(0, width - 2 * LABEL_INSET));
        double labelHeight = snapSizeY(label.prefHeight(-1));
        // The foot of the picture stays free: there cars are near, and their plates are read.
        label.resizeRelocate(
                snapPositionX(pictureLeft + picture.getWidth() - labelWidth - LABEL_INSET),
                snapPositionY(pictureTop + LABEL_INSET),
                labelWidth,
                labelHeight);
        notice.fit(width);
        double noticeWidth = Math.min(snapSizeX(notice.prefWidth(-1)), Math.max(0, width - 2 * LABEL_INSET));
        double noticeHeight = Math.min(snapSizeY(notice.prefHeight(noticeWidth)), height);
        // Where the two would meet, what the picture is worth goes before what the keys do.
        label.setOpacity(notice.isVisible() && (height - noticeHeight) / 2 < labelHeight + LABEL_INSET ? 0 : 1);
        notice.resizeRelocate(
                snapPositionX(left + (width - noticeWidth) / 2),
                snapPositionY(top + headerHeight + (height - noticeHeight) / 2),
                noticeWidth,
                noticeHeight);
        if (box != null) {
            double margin = 4;
            plateFrame.resizeRelocate(
                    snapPositionX(pictureLeft + box.x() * picture.getWidth() - margin),
                    snapPositionY(pictureTop + box.y() * picture.getHeight() - margin),
                    snapSizeX(box.width() * picture.getWidth() + 2 * margin),
                    snapSizeY(box.height() * picture.getHeight() + 2 * margin));
        }
    }
}
