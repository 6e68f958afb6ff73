package eu.sargs.ui.shell;

import eu.sargs.alert.Alert;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.Sightings;
import eu.sargs.ui.alert.AlertDesk;
import eu.sargs.ui.fx.FxList;
import eu.sargs.ui.part.CropView;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.watchlist.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Recent reads along the bottom, the newest first: with crops on wall and map, as a line of text elsewhere. Stands still under the pointer. */
final class ReadsStrip extends HBox implements AutoCloseable {
    private static final int SHOWN = 14;
    private static final PseudoClass TEXT = PseudoClass.getPseudoClass("text");

    private final Desk desk;
    private final AlertDesk alerts;
    private final Navigator navigator;
    private final Optional<Consumer<Sighting>> keep;
    private final FxList<Sighting> reads;
    private final HBox cells = new WholeOnes();
    private final Map<Key, Node> known = new HashMap<>();
    private final BooleanProperty crops = new SimpleBooleanProperty(true);
    private final Pin pin;

    /** What a cell shows; a change of any of it makes a new cell. */
    private record Key(Sighting sighting, Optional<Priority> priority, Optional<String> asOf, boolean crops) {}

    /** @param keep begins to keep a read as evidence; empty for who may not */
    ReadsStrip(
            Sightings sightings, AlertDesk alerts, Desk desk, Navigator navigator, Optional<Consumer<Sighting>> keep) {
        this.desk = desk;
        this.keep = keep;
        this.alerts = alerts;
        this.navigator = navigator;
        getStyleClass().addAll("reads-strip", "bar");
        Label title = desk.words().label("shell.reads.title", "meta", "semibold", "text-2");
        title.setMinHeight(USE_PREF_SIZE);
        KeyCap key = new KeyCap("Ctrl R");
        VBox lead = new VBox(title, key);
        lead.getStyleClass().add("reads-lead");
        lead.setMinWidth(USE_PREF_SIZE);
        cells.getStyleClass().add("reads-cells");
        cells.setMinWidth(0);
        HBox.setHgrow(cells, javafx.scene.layout.Priority.ALWAYS);
        getChildren().setAll(lead, cells);

        reads = desk.bridge().list(() -> sightings.latest(SHOWN));
        reads.hold(hoverProperty().or(focusWithinProperty()));
        reads.items().addListener((ListChangeListener<Sighting>) change -> rebuild());
        alerts.alerts().addListener((ListChangeListener<Alert>) change -> rebuild());
        crops.addListener((o, was, is) -> {
            key.setVisible(is);
            key.setManaged(is);
            pseudoClassStateChanged(TEXT, !is);
            rebuild();
        });
        cells.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.RIGHT || e.getCode() == KeyCode.LEFT) {
                move(e.getCode() == KeyCode.RIGHT ? 1 : -1);
                e.consume();
            }
        });
        pin = Pin.all(
                sightings.onChange(news -> reads.refresh()),
                desk.others().onReach(this::rebuild),
                desk.words().each(() -> {
                    known.clear();
                    rebuild();
                }));
        reads.refresh();
    }

    /** Crops, 88 high, or text, 36 high. */
    void showCrops(boolean show) {
        crops.set(show);
    }

    /** Puts the focus on the newest read; the key is {@code Ctrl R}. */
    void enter() {
        cells.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void move(int step) {
        List<Node> all = cells.getChildren();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isFocused() && i + step >= 0 && i + step < all.size()) {
                all.get(i + step).requestFocus();
                return;
            }
        }
    }

    private void rebuild() {
        List<Node> nodes = new ArrayList<>();
        Map<Key, Node> next = new HashMap<>();
        for (Sighting sighting : reads.items()) {
            Key key = new Key(
                    sighting,
                    alerts.priority(sighting.id()),
                    desk.others().asOf(sighting.station(), desk),
                    crops.get());
            Node node = known.get(key);
            if (node == null) {
                node = crops.get() ? cropCell(key) : textCell(key);
            }
            next.put(key, node);
            nodes.add(node);
        }
        known.clear();
        known.putAll(next);
        if (nodes.isEmpty()) {
            nodes.add(desk.words().label("shell.reads.none", "dense", "text-3", "reads-none"));
        }
        if (!Objects.equals(cells.getChildren(), nodes)) {
            cells.getChildren().setAll(nodes);
        }
    }

    private Node cropCell(Key key) {
        CropView crop = new CropView(desk.pictures(), desk.words(), CropView.Size.STRIP);
        crop.show(key.sighting().crop());
        PlateLabel plate = new PlateLabel(PlateLabel.Size.BODY, key.sighting().reading());
        HBox first = new HBox(plate, gap());
        first.getStyleClass().add("read-line");
        key.priority().ifPresent(one -> first.getChildren().add(PriorityMark.glyph(one, "icon-14")));
        Label camera = new Label(key.sighting().camera().text());
        camera.getStyleClass().addAll("meta", "text-2");
        camera.setMinWidth(0);
        Label time = new Label(desk.times().clock(key.sighting().from()));
        time.getStyleClass().addAll("meta", "text-2");
        time.setMinWidth(USE_PREF_SIZE);
        HBox second = new HBox(camera, gap());
        // There is no room for the words; they are on the tooltip, and the shape is that of a peer not heard.
        key.asOf().ifPresent(words -> {
            FontIcon glyph = Icon.of("mdi2t-timer-sand", "icon-14", "offline-mark");
            glyph.setAccessibleText(words);
            second.getChildren().add(glyph);
        });
        second.getChildren().add(time);
        VBox cell = new VBox(crop, first, second);
        cell.getStyleClass().add("read-cell");
        return dressed(cell, key);
    }

    private Node textCell(Key key) {
        HBox cell = new HBox();
        cell.getStyleClass().add("read-text");
        key.priority().ifPresent(one -> cell.getChildren().add(PriorityMark.glyph(one, "icon-14")));
        Label rest = new Label(key.sighting().camera() + " · "
                + desk.times().clock(key.sighting().from())
                + key.asOf().map(words -> " · " + words).orElse(""));
        rest.getStyleClass().addAll("dense", "text-2");
        rest.setMinWidth(USE_PREF_SIZE);
        cell.getChildren()
                .addAll(new PlateLabel(PlateLabel.Size.S, key.sighting().reading()), rest);
        return dressed(cell, key);
    }

    private Node dressed(Region cell, Key key) {
        key.priority().ifPresent(one -> cell.getStyleClass().add(PriorityMark.style(one)));
        cell.setFocusTraversable(true);
        key.asOf().ifPresent(words -> Tooltip.install(cell, new Tooltip(words)));
        cell.setMinWidth(USE_PREF_SIZE);
        Runnable open = () -> alerts.alerts().stream()
                .filter(one -> one.sighting().id().equals(key.sighting().id()))
                .findFirst()
                .ifPresentOrElse(
                        one -> navigator.openAlert(one.id()),
                        () -> navigator.openCamera(key.sighting().camera()));
        cell.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                open.run();
            }
        });
        cell.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isControlDown()) {
                open.run();
                e.consume();
            } else if (e.getCode() == KeyCode.K && e.isControlDown() && keep.isPresent()) {
                keep.get().accept(key.sighting());
                e.consume();
            }
        });
        keep.ifPresent(begin -> offerKeeping(cell, () -> begin.accept(key.sighting())));
        return cell;
    }

    /** By a click of the other button, or the keyboard's key for menus. */
    private void offerKeeping(Region cell, Runnable begin) {
        cell.setOnContextMenuRequested(e -> {
            MenuItem item = new MenuItem(desk.words().get("alert.evidence.keep"));
            item.setId("read-keep");
            item.setAccelerator(new KeyCodeCombination(KeyCode.K, KeyCombination.CONTROL_DOWN));
            item.setOnAction(chosen -> begin.run());
            new ContextMenu(item).show(cell, e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    /** A read that does not fit whole is left out: half a plate could be taken for another one. */
    private static final class WholeOnes extends HBox {
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            for (Node cell : getChildren()) {
                double end = cell.getLayoutX() + cell.getLayoutBounds().getWidth();
                cell.setVisible(end <= getWidth() + 0.5 || cell == getChildren().getFirst());
            }
        }
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        return gap;
    }

    @Override
    public void close() {
        pin.close();
    }
}
