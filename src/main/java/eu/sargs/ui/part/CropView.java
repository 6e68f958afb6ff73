package eu.sargs.ui.part;

import eu.sargs.picture.PictureId;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A plate's crop or another kept picture. Fills its place, or as much of it as can be without losing what matters. Size comes from a style class or the layout. */
public final class CropView extends Region {
    /** Sizes of tokens: 132×40 in a card, 124×34 in a table, 142×36 in the strip. */
    public enum Size {
        CARD("crop-card"),
        TABLE("crop-table"),
        STRIP("crop-strip"),
        FREE("crop-free");

        private final String style;

        Size(String style) {
            this.style = style;
        }
    }

    /**
     * Share of a picture's height and width that may be cut off to fill the place. A crop has as much surroundings above
     * and below the plate as half the plate's height each, and little at its sides.
     */
    private static final double MAY_CUT_HEIGHT = 0.4;

    private static final double MAY_CUT_WIDTH = 0.12;

    private final PictureCache pictures;
    private final ImageView view = new ImageView();
    private final Words words;
    private Optional<PictureNote> note = Optional.empty();
    private PictureId shown;

    public CropView(PictureCache pictures, Words words, Size size) {
        this.pictures = pictures;
        this.words = words;
        getStyleClass().addAll("crop", size.style);
        view.setManaged(false);
        view.setSmooth(true);
        Rectangle clip = new Rectangle();
        clip.setArcWidth(4);
        clip.setArcHeight(4);
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().add(view);
    }

    /** Shows a kept picture when it is there; until then the place stays plain, and where there is none it says so. */
    public void show(PictureId id) {
        if (id.equals(shown)) {
            return;
        }
        shown = id;
        view.setImage(null);
        note(Optional.empty());
        pictures.find(id, found -> {
            if (id.equals(shown)) {
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

    public void show(Image image) {
        view.setImage(image);
        requestLayout();
    }

    /** Where the picture lies in this region, for marks drawn over it; empty until there is one. */
    public Rectangle2D pictureBounds() {
        return new Rectangle2D(view.getLayoutX(), view.getLayoutY(), view.getFitWidth(), view.getFitHeight());
    }

    public Image image() {
        return view.getImage();
    }

    /** The node that paints the picture, for effects (brighter). */
    public ImageView view() {
        return view;
    }

    @Override
    protected void layoutChildren() {
        Image image = view.getImage();
        double width = getWidth();
        double height = getHeight();
        note.ifPresent(one -> one.fit(width, height));
        if (image == null || image.getWidth() <= 0 || width <= 0 || height <= 0) {
            return;
        }
        double cover = Math.max(width / image.getWidth(), height / image.getHeight());
        double seenWidth = Math.max(width / cover, image.getWidth() * (1 - MAY_CUT_WIDTH));
        double seenHeight = Math.max(height / cover, image.getHeight() * (1 - MAY_CUT_HEIGHT));
        double scale = Math.min(width / seenWidth, height / seenHeight);
        view.setViewport(new Rectangle2D(
                (image.getWidth() - seenWidth) / 2, (image.getHeight() - seenHeight) / 2, seenWidth, seenHeight));
        view.setFitWidth(seenWidth * scale);
        view.setFitHeight(seenHeight * scale);
        view.relocate((width - view.getFitWidth()) / 2, (height - view.getFitHeight()) / 2);
    }
}
