package eu.sargs.ui.alert;

import eu.sargs.plate.PlateBox;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.part.PictureCache;
import eu.sargs.ui.part.PictureNote;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import javafx.scene.effect.Effect;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** The whole picture with a frame around the plate: 2 px inside a 4 px black casing. Zooms to the plate. */
final class OverviewView extends Pane {
    private static final double MARGIN = 0.18;

    private final PictureCache pictures;
    private final ImageView view = new ImageView();
    private final Words words;
    private Optional<PictureNote> note = Optional.empty();
    private final Rectangle casing = new Rectangle();
    private final Rectangle frame = new Rectangle();
    private Sighting shown;
    private double zoom = 1;

    OverviewView(PictureCache pictures, Words words) {
        this.pictures = pictures;
        this.words = words;
        getStyleClass().add("overview");
        casing.getStyleClass().add("plate-casing");
        frame.getStyleClass().add("plate-frame");
        view.setSmooth(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        for (Rectangle one : new Rectangle[] {casing, frame}) {
            one.setManaged(false);
            one.setVisible(false);
        }
        view.setManaged(false);
        getChildren().addAll(view, casing, frame);
        setMinSize(0, 0);
    }

    void show(Sighting sighting) {
        boolean same = shown != null && shown.overview().equals(sighting.overview());
        shown = sighting;
        if (same) {
            requestLayout();
            return;
        }
        view.setImage(null);
        note(Optional.empty());
        requestLayout();
        pictures.find(sighting.overview(), found -> {
            if (shown.overview().equals(sighting.overview())) {
                found.image().ifPresent(this::show);
                note(found.image().isPresent() ? Optional.empty() : Optional.of(new PictureNote(found, words)));
            }
        });
    }

    private void note(Optional<PictureNote> other) {
        note.ifPresent(getChildren()::remove);
        note = other;
        note.ifPresent(getChildren()::add);
        requestLayout();
    }

    private void show(Image image) {
        view.setImage(image);
        requestLayout();
    }

    void zoom(double factor, Effect effect) {
        zoom = factor;
        view.setEffect(effect);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        note.ifPresent(one -> one.fit(getWidth(), getHeight()));
        Image image = view.getImage();
        boolean there = image != null && image.getWidth() > 0 && getWidth() > 0 && getHeight() > 0;
        casing.setVisible(there);
        frame.setVisible(there);
        if (!there) {
            return;
        }
        double fill = Math.max(getWidth() / image.getWidth(), getHeight() / image.getHeight());
        double fit = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
        // Filling may cut sky and kerb, never the plate or so much that the scene is lost.
        double scale = (1 - fit / fill <= 0.3 ? fill : fit) * zoom;
        double width = image.getWidth() * scale;
        double height = image.getHeight() * scale;
        PlateBox box = shown.box();
        double left = place(getWidth(), width, box.x() + box.width() / 2);
        double top = place(getHeight(), height, box.y() + box.height() / 2);
        view.setFitWidth(width);
        view.setFitHeight(height);
        view.relocate(left, top);
        double x = left + box.x() * width - box.width() * width * MARGIN / 2;
        double y = top + box.y() * height - box.height() * height * MARGIN;
        double w = box.width() * width * (1 + MARGIN);
        double h = box.height() * height * (1 + 2 * MARGIN);
        for (Rectangle one : new Rectangle[] {casing, frame}) {
            one.setX(x);
            one.setY(y);
            one.setWidth(w);
            one.setHeight(h);
        }
    }

    /** Where a side begins: centred while it fits, else with the plate as near the middle as the edges allow. */
    private double place(double room, double length, double focus) {
        if (length <= room) {
            return (room - length) / 2;
        }
        double wanted = zoom > 1 ? room / 2 - focus * length : clampIn(room, length, focus);
        return Math.clamp(wanted, room - length, 0);
    }

    private static double clampIn(double room, double length, double focus) {
        double centred = (room - length) / 2;
        double at = centred + focus * length;
        return at < room * 0.1 ? centred + room * 0.1 - at : at > room * 0.9 ? centred - (at - room * 0.9) : centred;
    }
}
