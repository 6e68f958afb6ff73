package eu.sargs.ui.admin;

import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraFeed;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.CameraProbe;
import eu.sargs.platform.Pin;
import eu.sargs.ui.fx.FxList;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.HealthMark;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The station's cameras with their health, and the form that adds, tries, changes and removes one. */
public final class CameraAdmin extends HBox implements AutoCloseable {
    private final Desk desk;
    private final Supplier<List<CameraFeed>> feeds;
    private final FxList<Camera> cameras;
    private final VBox rows = new VBox();
    private final Label count = new Label();
    private final CameraForm form;
    private final VBox list;
    private static final double ROOM_FOR_BOTH = 860;

    private final Map<CameraId, HealthMark> marks = new HashMap<>();
    private final Pin pin;
    private Optional<Pin> watching = Optional.empty();

    /**
     * @param feeds the running feeds, for health; asked each second while in sight
     * @param probe tries an address, off the FX thread; see {@link CameraProbe#probe}
     */
    public CameraAdmin(
            CameraBook book,
            Supplier<List<CameraFeed>> feeds,
            Function<CameraAddress, CameraProbe.ProbeResult> probe,
            Desk desk) {
        this.desk = desk;
        this.feeds = feeds;
        Words words = desk.words();
        getStyleClass().add("camera-admin");
        form = new CameraForm(book, probe, desk, this::closeForm);
        form.setId("camera-form");
        count.getStyleClass().add("text-2");
        Button add = new Button();
        add.setId("camera-add");
        add.setGraphic(Icon.of("mdi2p-plus"));
        add.textProperty().bind(words.text("admin.camera.add"));
        add.getStyleClass().add("primary");
        add.setOnAction(e -> edit(Optional.empty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(words.label("admin.camera.title", "strong"), count, gap, add);
        header.getStyleClass().add("panel-header");
        list = new VBox(header, rows);
        list.getStyleClass().addAll("panel", "stack");
        HBox.setHgrow(list, Priority.ALWAYS);
        getChildren().setAll(list);
        widthProperty().addListener((o, was, is) -> arrange());
        cameras = desk.bridge().list(book::all);
        cameras.items().addListener((ListChangeListener<Camera>) change -> rebuild());
        words.each(this::rebuild);
        pin = book.onChange(all -> cameras.refresh());
        cameras.refresh();
    }

    void shown(boolean inSight) {
        watching.ifPresent(Pin::close);
        watching = inSight ? Optional.of(desk.ticker().each(now -> health())) : Optional.empty();
    }

    private void rebuild() {
        Words words = desk.words();
        count.setText(words.get("admin.camera.count", cameras.items().size()));
        rows.getChildren().clear();
        marks.clear();
        if (cameras.items().isEmpty()) {
            rows.getChildren()
                    .add(new EmptyState(words, "mdi2c-cctv", "admin.camera.empty", "admin.camera.empty-hint"));
        }
        for (Camera camera : cameras.items()) {
            Label id = new Label(camera.id().text());
            id.getStyleClass().add("semibold");
            id.setMinWidth(Region.USE_PREF_SIZE);
            Label name = new Label(camera.name());
            name.setMinWidth(0);
            HBox row = new HBox(Icon.of("mdi2c-cctv"), id, name);
            if (!camera.road().isEmpty()) {
                Label road = new Label(camera.road());
                road.getStyleClass().add("tag");
                road.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(road);
            }
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HealthMark mark = new HealthMark(words, desk.times());
            mark.setMinWidth(Region.USE_PREF_SIZE);
            marks.put(camera.id(), mark);
            Button change = new Button(words.get("admin.camera.change"));
            change.getStyleClass().add("small");
            change.setMinWidth(Region.USE_PREF_SIZE);
            change.setOnAction(e -> edit(Optional.of(camera)));
            row.getChildren().addAll(gap, mark, change);
            row.getStyleClass().add("camera-row");
            rows.getChildren().add(row);
        }
        health();
    }

    private void health() {
        for (CameraFeed feed : feeds.get()) {
            HealthMark mark = marks.get(feed.camera().id());
            if (mark != null) {
                CameraHealth health = feed.health();
                mark.show(health, feed.camera().address());
            }
        }
    }

    private void edit(Optional<Camera> camera) {
        if (!getChildren().contains(form)) {
            getChildren().add(form);
        }
        arrange();
        form.edit(camera);
    }

    /** The form beside the list, or in its place where both do not fit. */
    private void arrange() {
        boolean both =
                !getChildren().contains(form) || getWidth() >= desk.look().px(ROOM_FOR_BOTH);
        list.setVisible(both);
        list.setManaged(both);
    }

    private void closeForm() {
        getChildren().remove(form);
        arrange();
        cameras.refresh();
    }

    @Override
    public void close() {
        shown(false);
        pin.close();
        shown(false);
    }
}
