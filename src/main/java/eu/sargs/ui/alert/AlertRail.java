package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.platform.Pin;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Navigator;
import eu.sargs.ui.part.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The alert rail, on every screen at the right: open alerts, most urgent first, and how many came lately. */
public final class AlertRail extends VBox implements AutoCloseable {
    private final AlertDesk alerts;
    private final Desk desk;
    private final Navigator navigator;
    private final Optional<Consumer<AlertId>> shelve;
    private final Label count = new Label();
    private final VBox cards = new VBox();
    private final ScrollPane scroll = new ScrollPane(cards);
    private final RateBar rate;
    private final ShelfLine shelf;
    private final Map<AlertId, AlertCard> known = new HashMap<>();
    private final List<Pin> pins = new ArrayList<>();
    private final VBox quiet;
    private RailState state;

    /** @param shelve begins to shelve an alert; empty for who may not */
    public AlertRail(AlertDesk alerts, Desk desk, Navigator navigator, Optional<Consumer<AlertId>> shelve) {
        this.alerts = alerts;
        this.desk = desk;
        this.navigator = navigator;
        this.shelve = shelve;
        this.rate = new RateBar(desk.words());
        this.shelf = new ShelfLine(desk, () -> navigator.go(Place.ALERTS));
        getStyleClass().addAll("alert-rail", "bar");
        Label title = desk.words().label("alert.rail.title", "strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().addAll("dense", "text-2");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(Icon.of("mdi2b-bell-outline", "icon-20"), title, count, gap, new KeyCap("Ctrl ↓"));
        header.getStyleClass().add("rail-header");

        cards.getStyleClass().add("rail-cards");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label hint = desk.words().label("alert.rail.quiet-hint", "dense", "text-3");
        hint.setWrapText(true);
        quiet = new VBox(Icon.of("mdi2c-check", "icon-20"), desk.words().label("alert.rail.quiet", "text-2"), hint);
        quiet.getStyleClass().add("rail-quiet");
        getChildren().addAll(header, scroll, shelf, rate);

        cards.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.UP) {
                move(e.getCode() == KeyCode.DOWN ? 1 : -1);
                e.consume();
            }
        });
        alerts.alerts().addListener((ListChangeListener<Alert>) change -> rebuild(false));
        pins.add(desk.words().each(() -> rebuild(true)));
        desk.look().scaleProperty().addListener((o, was, is) -> rebuild(true));
        pins.add(desk.others().onReach(() -> rebuild(true)));
        pins.add(desk.ticker().each(now -> {
            RailState fresh = RailState.of(alerts.alerts(), now);
            if (!fresh.equals(state)) {
                rebuild(false);
            }
            known.values().forEach(card -> card.tick(now));
        }));
        alerts.dimmedProperty().addListener((o, was, is) -> known.values().forEach(card -> card.dim(is)));
    }

    /** Puts the focus on the most urgent card; the key is {@code Ctrl ↓}. */
    public void enter() {
        cards.getChildren().stream()
                .filter(Node::isFocusTraversable)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void move(int step) {
        List<Node> stops =
                cards.getChildren().stream().filter(Node::isFocusTraversable).toList();
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).isFocused() && i + step >= 0 && i + step < stops.size()) {
                stops.get(i + step).requestFocus();
                return;
            }
        }
    }

    private void rebuild(boolean otherWords) {
        state = RailState.of(alerts.alerts(), desk.ticker().now());
        count.setText(desk.words().get("alert.rail.waiting", state.waiting()));
        rate.show(state.lastTenMinutes());
        shelf.show(state.shelf());
        Optional<AlertId> focused = known.values().stream()
                .filter(Node::isFocused)
                .map(card -> card.alert().id())
                .findFirst();
        if (otherWords) {
            known.clear();
        }
        List<Node> nodes = new ArrayList<>();
        Map<AlertId, AlertCard> next = new HashMap<>();
        for (Alert alert : state.cards()) {
            AlertCard card = known.get(alert.id());
            if (card == null || !card.alert().equals(alert)) {
                card = new AlertCard(alert, desk, navigator::openAlert, shelve);
            }
            card.tick(desk.ticker().now());
            card.dim(alerts.dimmedProperty().get());
            next.put(alert.id(), card);
            nodes.add(card);
        }
        state.flood().ifPresent(fold -> nodes.add(fold(fold, "alert.rail.flood")));
        state.late().ifPresent(fold -> nodes.add(fold(fold, "alert.rail.late")));
        if (nodes.isEmpty()) {
            nodes.add(quiet);
        }
        known.clear();
        known.putAll(next);
        if (!Objects.equals(cards.getChildren(), nodes)) {
            cards.getChildren().setAll(nodes);
        }
        focused.map(known::get).ifPresent(Node::requestFocus);
    }

    private Node fold(RailState.Fold fold, String key) {
        Label number = new Label(String.valueOf(fold.alerts().size()));
        number.getStyleClass().add("heading");
        number.setMinWidth(USE_PREF_SIZE);
        Label text = new Label(desk.words()
                .get(
                        key,
                        fold.alerts().size(),
                        desk.times().minute(fold.from()),
                        desk.times().minute(fold.to())));
        text.getStyleClass().add("medium");
        text.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(
                eu.sargs.ui.part.PriorityMark.glyph(eu.sargs.watchlist.Priority.LOW, "icon-20"),
                number,
                text,
                gap,
                Icon.of("mdi2c-chevron-right"));
        first.getStyleClass().add("card-heading");
        Label reasons = new Label(String.join(
                " · ",
                fold.reasons().entrySet().stream()
                        .limit(3)
                        .map(one -> one.getValue() + " " + one.getKey())
                        .toList()));
        reasons.getStyleClass().addAll("dense", "text-2", "fold-reasons");
        reasons.setWrapText(true);
        VBox lines = new VBox(first, reasons);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.getStyleClass().add("card-lines");
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        Region stripe = new Region();
        stripe.getStyleClass().add("stripe");
        HBox line = new HBox(stripe, lines);
        line.getStyleClass().addAll("alert-card", "low", "fold");
        line.setFocusTraversable(true);
        line.setOnMouseClicked(e -> navigator.go(Place.ALERTS));
        line.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                navigator.go(Place.ALERTS);
                e.consume();
            }
        });
        return line;
    }

    @Override
    public void close() {
        pins.forEach(Pin::close);
    }
}
