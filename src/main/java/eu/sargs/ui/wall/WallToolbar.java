package eu.sargs.ui.wall;

import eu.sargs.camera.CameraHealth;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.HealthMark;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Segments;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Above the tiles: how many, which page, and how the station's cameras stand. */
final class WallToolbar extends HBox {
    private static final double ROOM_FOR_RULE = 1150;

    private final Desk desk;
    private final Segments<Integer> layouts;
    private final Label summary = new Label();
    private final Label page = new Label();
    private final HBox pager;
    private final Map<WallViewModel.Standing, Label> counts = new EnumMap<>(WallViewModel.Standing.class);
    private final Map<WallViewModel.Standing, HBox> marks = new EnumMap<>(WallViewModel.Standing.class);

    WallToolbar(Desk desk, IntConsumer layout, IntConsumer turn) {
        this.desk = desk;
        getStyleClass().addAll("toolbar", "wall-toolbar");
        summary.getStyleClass().addAll("dense", "text-2");
        summary.setMinWidth(USE_PREF_SIZE);
        Label first = new Label();
        first.getStyleClass().addAll("dense", "text-2");
        first.textProperty().bind(Bindings.concat("· ", desk.words().text("wall.toolbar.first")));
        // The rule is for those who wonder; the counts are for everybody.
        first.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> getWidth() >= desk.look().px(ROOM_FOR_RULE),
                        widthProperty(),
                        desk.look().scaleProperty()));
        first.managedProperty().bind(first.visibleProperty());
        first.setMinWidth(USE_PREF_SIZE);
        layouts = new Segments<>(WallViewModel.LAYOUTS, tiles -> new SimpleStringProperty(String.valueOf(tiles)));
        for (int tiles : WallViewModel.LAYOUTS) {
            layouts.part(tiles).setId("wall-" + tiles);
            layouts.part(tiles).accessibleTextProperty().bind(desk.words().text("wall.toolbar.layout", tiles));
        }
        layouts.onChosen(layout::accept);
        pager = new HBox(turner("mdi2c-chevron-left", -1, turn), page, turner("mdi2c-chevron-right", 1, turn));
        pager.getStyleClass().add("wall-pager");
        page.getStyleClass().addAll("dense", "text-2");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox said = new HBox(summary, first);
        said.getStyleClass().add("wall-said");
        said.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(layouts, pager, said, gap);
        mark(WallViewModel.Standing.LIVE, CameraHealth.State.LIVE);
        mark(WallViewModel.Standing.DEGRADED, CameraHealth.State.DEGRADED);
        mark(WallViewModel.Standing.BLIND, CameraHealth.State.BLIND);
        mark(WallViewModel.Standing.OFFLINE, CameraHealth.State.OFFLINE);
        mark(WallViewModel.Standing.CONNECTING, CameraHealth.State.CONNECTING);
    }

    private Button turner(String icon, int pages, IntConsumer turn) {
        Button button = new Button(null, Icon.of(icon));
        button.getStyleClass().addAll("quiet", "small", "icon-only");
        button.setId(pages < 0 ? "wall-before" : "wall-next");
        button.accessibleTextProperty()
                .bind(desk.words().text(pages < 0 ? "wall.toolbar.before" : "wall.toolbar.next"));
        button.setFocusTraversable(false); // Page Up and Page Down do the same
        button.setOnAction(e -> turn.accept(pages));
        return button;
    }

    private void mark(WallViewModel.Standing standing, CameraHealth.State state) {
        Label count = new Label();
        count.getStyleClass().addAll("dense", "text-1");
        count.setMinWidth(USE_PREF_SIZE);
        HBox mark = new HBox(HealthMark.glyph(state, "icon-14"), count);
        mark.getStyleClass().add("mark");
        mark.setMinWidth(USE_PREF_SIZE);
        counts.put(standing, count);
        marks.put(standing, mark);
        getChildren().add(mark);
    }

    /** One more control at the end. */
    void add(Region control) {
        getChildren().add(control);
    }

    void show(WallViewModel model) {
        layouts.choose(model.layout());
        for (int tiles : WallViewModel.LAYOUTS) {
            boolean chosen = tiles == model.layout();
            if (chosen != (layouts.part(tiles).getGraphic() != null)) {
                layouts.part(tiles).setGraphic(chosen ? Icon.of("mdi2v-view-grid-outline", "segment-icon") : null);
            }
        }
        boolean paged = model.pages() > 1 && model.big().isEmpty();
        pager.setVisible(paged);
        pager.setManaged(paged);
        page.setText((model.page() + 1) + " / " + model.pages());
        summary.setText(desk.words().get("wall.toolbar.summary", model.shown().size(), model.cameraCount()));
        model.counts().forEach((standing, count) -> {
            boolean said = count > 0 || standing == WallViewModel.Standing.LIVE;
            counts.get(standing).setText(desk.words().get(key(standing), count));
            marks.get(standing).setVisible(said);
            marks.get(standing).setManaged(said);
        });
    }

    private static String key(WallViewModel.Standing standing) {
        return switch (standing) {
            case LIVE -> "wall.count.live";
            case DEGRADED -> "wall.count.degraded";
            case BLIND -> "wall.count.blind";
            case OFFLINE -> "wall.count.offline";
            case CONNECTING -> "wall.count.connecting";
        };
    }
}
