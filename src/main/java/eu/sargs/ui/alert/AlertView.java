package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.plate.Country;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.part.CropView;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One alert, ready for a decision: crop and plate, overview, why it rang, what to do, where it was before, the outcome. */
final class AlertView extends BorderPane {
    private static final double BRIGHTER = 0.35;
    private static final double NARROW = 660;
    private static final int LARGEST_TEXT = 150;
    private static final double WIDE = 1000;
    private static final double[] ZOOMS = {1, 1.5, 2, 3, 4};

    private final Desk desk;
    private final CropView crop;
    private final PlateLabel plate = new PlateLabel(PlateLabel.Size.XL);
    private final HBox country = new HBox();
    private final OverviewView overview;
    private final Label site = new Label();
    private final Label seenAt = new Label();
    private final MatchPanel match;
    private final EntryPanel entry;
    private final GuidancePanel guidance;
    private final AlertTrail hits;
    private final TrailPanel trail;
    private final EarlierPanel earlier;
    private final OutcomePanel outcome;
    private final EvidencePanel evidence;
    private final ShelfPanel shelf;
    private final ForwardPanel forward;
    private final Button shelve;
    private final Button pass;
    private final Label waiting = new Label();
    private final HBox header = new HBox();
    private final Button close;
    private final StackPane lower = new StackPane();
    private boolean narrow;
    private int zoom;
    private boolean brighter;
    private Alert alert;

    /** @param keep begins to keep its sighting as evidence */
    AlertView(Desk desk, AlertDecision decision, Runnable leave, Runnable keep) {
        this.desk = desk;
        getStyleClass().add("alert-view");
        crop = new CropView(desk.pictures(), desk.words(), CropView.Size.FREE);
        crop.getStyleClass().add("big-crop");
        overview = new OverviewView(desk.pictures(), desk.words());
        match = new MatchPanel(desk);
        entry = new EntryPanel(desk);
        guidance = new GuidancePanel(desk);
        earlier = new EarlierPanel(desk);
        hits = decision.trail();
        trail = new TrailPanel(desk, hits);
        hits.lookedProperty().addListener((o, was, is) -> showHit());
        outcome = new OutcomePanel(desk, decision);
        evidence = new EvidencePanel(desk, decision, keep);
        shelf = new ShelfPanel(desk, decision);
        forward = new ForwardPanel(desk, decision);
        shelve = aside("alert-shelve", "alert.shelf.shelve", "mdi2b-bell-sleep-outline", "Ctrl S", shelf::begin);
        pass = aside("alert-forward", "alert.forward.forward", "mdi2s-share-outline", "Ctrl F", forward::begin);
        offer(shelve, decision, one -> one.open() && !one.shelved(desk.ticker().now()));
        offer(
                pass,
                decision,
                one -> one.open()
                        && !ForwardPanel.stations(desk.others().circle()).isEmpty());

        close = aside("alert-close", "alert.view.close", "mdi2c-close", "Esc", leave);
        header.getStyleClass().addAll("screen-header", "alert-header");
        setTop(new VBox(header, shelf, forward));
        setCenter(body());
        decision.earlierProperty().addListener((o, was, is) -> {
            if (alert != null) {
                earlier.show(alert, is);
            }
        });
    }

    private Button aside(String id, String key, String icon, String keys, Runnable run) {
        Label word = desk.words().label(key, "medium");
        // Where the header has no room for the word, icon and key stay.
        word.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> desk.look().scaleProperty().get() < LARGEST_TEXT
                                && getWidth() >= desk.look().px(WIDE),
                        desk.look().scaleProperty(),
                        widthProperty()));
        word.managedProperty().bind(word.visibleProperty());
        Button button = new Button();
        button.setGraphic(Panels.row("button-face", Icon.of(icon), word, new KeyCap(keys)));
        button.accessibleTextProperty().bind(desk.words().text(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        return button;
    }

    /** Shows it to who may answer, while nothing else is asked. */
    private void offer(Button button, AlertDecision decision, Predicate<Alert> when) {
        button.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> decision.mayAnswer()
                                && decision.askingProperty().get() == Asking.NOTHING
                                && decision.alertProperty().get().filter(when).isPresent(),
                        decision.alertProperty(),
                        decision.askingProperty(),
                        desk.others().circleProperty()));
        button.managedProperty().bind(button.visibleProperty());
    }

    /** Two columns that scroll where the window is low; the two big actions stay in sight. */
    private HBox body() {
        HBox cropped = cropPanel();
        VBox left = new VBox(cropped, overviewPanel(), lower, evidence);
        left.getStyleClass().add("alert-column");
        HBox.setHgrow(match, Priority.ALWAYS);
        HBox.setHgrow(entry, Priority.ALWAYS);
        VBox.setVgrow(left.getChildren().get(1), Priority.ALWAYS);
        ScrollPane leftScroll = scrolled(left);
        HBox.setHgrow(leftScroll, Priority.ALWAYS);
        VBox.setVgrow(earlier, Priority.ALWAYS);
        VBox right = new VBox(guidance, trail, earlier, outcome);
        right.getStyleClass().add("alert-column");
        ScrollPane rightScroll = scrolled(right);
        VBox.setVgrow(rightScroll, Priority.ALWAYS);
        VBox column = new VBox(rightScroll, outcome.actions());
        column.getStyleClass().addAll("alert-column", "alert-right");
        HBox columns = new HBox(leftScroll, column);
        columns.getStyleClass().add("alert-columns");
        leftScroll.widthProperty().addListener((o, was, is) -> arrange(cropped, is.doubleValue()));
        desk.look().scaleProperty().addListener((o, was, is) -> arrange(cropped, leftScroll.getWidth()));
        return columns;
    }

    private static ScrollPane scrolled(VBox column) {
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /** In a narrow column the panels stand one below the other and the plate is smaller, never cut. */
    private void arrange(HBox cropped, double width) {
        boolean tight = width < desk.look().px(NARROW);
        if (lower.getChildren().isEmpty() || tight != narrow) {
            narrow = tight;
            Pane panels = tight ? new VBox(match, entry) : new HBox(match, entry);
            panels.getStyleClass().add("panel-row");
            lower.getChildren().setAll(panels);
            cropped.getStyleClass().remove("narrow");
            if (tight) {
                cropped.getStyleClass().add("narrow");
            }
        }
    }

    private HBox cropPanel() {
        Words words = desk.words();
        country.getStyleClass().add("panel-header");
        HBox keys = Panels.row(
                "key-hints",
                new KeyCap("+"),
                new KeyCap("−"),
                words.label("alert.view.zoom", "dense", "text-2"),
                new KeyCap("G"),
                words.label("alert.view.brighter", "dense", "text-2"));
        VBox text = new VBox(words.captionLabel("alert.view.plate"), plate, country, evidence.badge(), keys);
        text.getStyleClass().add("big-plate");
        text.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(crop, Priority.ALWAYS);
        HBox panel = new HBox(crop, text);
        panel.getStyleClass().addAll("panel", "flush", "crop-panel");
        return panel;
    }

    private VBox overviewPanel() {
        seenAt.getStyleClass().add("semibold");
        seenAt.setMinWidth(USE_PREF_SIZE);
        site.getStyleClass().add("text-2");
        site.setMinWidth(0);
        HBox title = Panels.row(
                "panel-title", desk.words().label("alert.view.camera", "strong"), site, Panels.gap(), seenAt);
        StackPane picture = new StackPane(overview);
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox panel = new VBox(title, picture);
        panel.getStyleClass().addAll("panel", "flush", "overview-panel");
        return panel;
    }

    void show(Alert shown, Optional<List<Sighting>> before) {
        boolean other = alert == null || !alert.id().equals(shown.id());
        alert = shown;
        if (other) {
            zoom = 0;
            brighter = false;
            look();
        }
        showHit();
        entry.show(shown);
        guidance.show(shown);
        trail.show(shown);
        earlier.show(shown, before);
        outcome.show(shown);
        shelf.show(shown);
        forward.show(shown);
        showHeader();
        tick(desk.ticker().now());
    }

    /** Pictures, plate and match of the hit that is looked at: the newest, until the officer chooses another. */
    private void showHit() {
        if (alert == null) {
            return;
        }
        Alert shown = hits.shown(alert);
        Sighting sighting = shown.sighting();
        crop.show(sighting.crop());
        overview.show(sighting);
        plate.show(shown);
        country.getChildren().clear();
        Country from = sighting.reading().country();
        if (from.known()) {
            Label code = new Label(from.code());
            code.getStyleClass().add("tag-filled");
            Label name = new Label(AlertWords.country(from.code(), desk.words()));
            name.getStyleClass().add("text-2");
            country.getChildren().setAll(code, name);
        }
        site.setText(desk.others().with(desk.sites().line(shown), sighting.station(), desk));
        seenAt.setText(desk.times().moment(sighting.from(), desk.ticker().now()));
        match.show(shown);
    }

    AlertTrail trail() {
        return hits;
    }

    private void showHeader() {
        Words words = desk.words();
        var priority = alert.entry().priority();
        String style = PriorityMark.style(priority);
        header.getStyleClass().removeAll("high", "medium", "low");
        header.getStyleClass().add(style);
        Label word = words.captionLabel("alert.priority." + style);
        word.getStyleClass().add(style + "-text");
        word.setMinWidth(USE_PREF_SIZE);
        Label context = new Label(context());
        context.getStyleClass().addAll("dense", "text-2");
        context.setMinWidth(0);
        Label title = new Label(alert.entry().reason());
        title.getStyleClass().add("title");
        title.setMinWidth(0);
        VBox names = new VBox(Panels.row("panel-header", word, context), title);
        names.setMinWidth(0);
        names.getStyleClass().add("alert-names");
        HBox.setHgrow(names, Priority.ALWAYS);
        Label waits = words.captionLabel("alert.view.waiting");
        waiting.getStyleClass().setAll("label", "title", style + "-text");
        waiting.setMinWidth(USE_PREF_SIZE);
        VBox time = new VBox(waits, waiting);
        time.getStyleClass().add("header-time");
        time.setMinWidth(USE_PREF_SIZE);
        time.setVisible(alert.open());
        HBox end = Panels.row("panel-header", shelve, pass, close);
        header.getChildren().setAll(PriorityMark.glyph(priority, "icon-28"), names, time, end);
    }

    private String context() {
        Words words = desk.words();
        StringBuilder text = new StringBuilder(words.get(
                "alert.view.raised",
                desk.times().moment(alert.raisedAt(), desk.ticker().now())));
        alert.taken()
                .filter(one -> alert.open())
                .ifPresent(one -> text.append(" · ")
                        .append(words.get(
                                "alert.card.taken", one.officer(), desk.times().minute(one.at()))));
        return text.toString();
    }

    void tick(Instant now) {
        if (alert != null) {
            waiting.setText(Times.running(Duration.between(alert.raisedAt(), now)));
            shelf.tick();
        }
    }

    boolean writing() {
        return outcome.writing() || shelf.writing() || forward.writing();
    }

    /** The strip that asks something now. */
    Optional<AskingStrip> asks() {
        return Stream.<AskingStrip>of(shelf, forward)
                .filter(one -> alert != null && one.asks())
                .findFirst();
    }

    ForwardPanel forward() {
        return forward;
    }

    ShelfPanel shelf() {
        return shelf;
    }

    void zoom(int step) {
        zoom = Math.clamp(zoom + step, 0, ZOOMS.length - 1);
        look();
    }

    void toggleBrighter() {
        brighter = !brighter;
        look();
    }

    private void look() {
        crop.view().setScaleX(ZOOMS[zoom]);
        crop.view().setScaleY(ZOOMS[zoom]);
        crop.view().setEffect(brighter ? new ColorAdjust(0, 0, BRIGHTER, 0.1) : null);
        overview.zoom(ZOOMS[zoom], brighter ? new ColorAdjust(0, 0, BRIGHTER, 0.1) : null);
    }
}
