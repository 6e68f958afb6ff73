package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.ui.part.CropView;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One alert on the rail: what it is, how long it waits, its crop and plate, where, why. Enter or a click opens it, Ctrl S sets it aside. */
final class AlertCard extends HBox {
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");

    private static final int LARGE_TEXT = 125;

    private final Alert alert;
    private final Optional<Consumer<AlertId>> shelve;
    private final Label waiting = new Label();

    /** @param shelve empty for who may not */
    AlertCard(Alert alert, Desk desk, Consumer<AlertId> open, Optional<Consumer<AlertId>> shelve) {
        this.alert = alert;
        this.shelve = shelve.filter(may -> alert.open());
        Words words = desk.words();
        Priority priority = alert.entry().priority();
        getStyleClass().addAll("alert-card", PriorityMark.style(priority));
        pseudoClassStateChanged(ENDED, !alert.open());
        setFocusTraversable(true);
        setAccessibleText(
                words.get(PriorityMark.wordKey(priority)) + ", " + alert.entry().reason());

        Region stripe = new Region();
        stripe.getStyleClass().add("stripe");

        PlateLabel plate = new PlateLabel(PlateLabel.Size.L);
        plate.show(alert);
        CropView crop = new CropView(desk.pictures(), desk.words(), CropView.Size.CARD);
        crop.show(alert.sighting().crop());
        HBox seen = new HBox(crop, plate);
        seen.getStyleClass().add("card-plate");
        Label site = new Label(
                desk.others().with(desk.sites().line(alert), alert.sighting().station(), desk));
        site.getStyleClass().add("dense");
        site.setWrapText(true);
        Label why = new Label(AlertWords.whyAndOwner(alert, words));
        why.getStyleClass().addAll("dense", "text-2");
        why.setWrapText(true);
        VBox about = new VBox(site, why);
        AlertWords.soundsAt(alert, desk)
                .ifPresent(where -> about.getChildren().add(silent(words.get("alert.silent", where))));
        AlertWords.forwarded(alert, desk)
                .ifPresent(told -> about.getChildren().add(told("mdi2s-share-outline", told, "medium")));
        AlertWords.escalated(alert, desk).ifPresent(told -> about.getChildren().add(unanswered(told)));
        VBox lines = new VBox(heading(desk), seen, about, footer(desk));
        lines.getStyleClass().add("card-lines");
        HBox.setHgrow(lines, javafx.scene.layout.Priority.ALWAYS);
        lines.setMinWidth(0);
        getChildren().addAll(stripe, lines);

        setOnMouseClicked(e -> open.accept(alert.id()));
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isControlDown()) {
                open.accept(alert.id());
                e.consume();
            } else if (e.getCode() == KeyCode.S && e.isControlDown() && !e.isAltDown() && !e.isShiftDown()) {
                this.shelve.ifPresent(begin -> begin.accept(alert.id()));
                e.consume();
            }
        });
    }

    private static HBox silent(String where) {
        return told("mdi2v-volume-off", where, "text-2");
    }

    private static HBox unanswered(String what) {
        return told("mdi2b-bell-ring-outline", what, "medium");
    }

    private static HBox told(String icon, String what, String style) {
        Label line = new Label(what);
        line.getStyleClass().addAll("dense", style, "card-silent");
        line.setWrapText(true);
        line.setMinWidth(0);
        HBox both = new HBox(Icon.of(icon, "icon-14"), line);
        both.getStyleClass().add("mark");
        return both;
    }

    /** Where the text is large and the rail is not, the reason has a line of its own. */
    private Region heading(Desk desk) {
        Label reason = new Label(alert.entry().reason());
        reason.getStyleClass().add("strong");
        // Two lines rather than an ellipsis: the reason says what to expect at the roadside.
        reason.setWrapText(true);
        reason.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        waiting.getStyleClass().add("strong");
        waiting.setMinWidth(USE_PREF_SIZE);
        PriorityMark mark = new PriorityMark(alert.entry().priority(), desk.words());
        mark.setMinWidth(USE_PREF_SIZE);
        boolean large = desk.look().scaleProperty().get() >= LARGE_TEXT;
        HBox heading = large ? new HBox(mark, gap, waiting) : new HBox(mark, reason, gap, waiting);
        heading.getStyleClass().add("card-heading");
        return large ? new VBox(heading, reason) : heading;
    }

    private Region footer(Desk desk) {
        Words words = desk.words();
        Times times = desk.times();
        FlowPane footer = new FlowPane();
        footer.getStyleClass().add("card-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        Label line = new Label();
        line.getStyleClass().addAll("dense", "text-2");
        line.setWrapText(true);
        if (alert.closed().isPresent()) {
            Alert.Closed end = alert.closed().get();
            line.setText(words.get(
                    "alert.card.ended",
                    AlertWords.outcome(end.outcome(), words),
                    end.officer(),
                    times.minute(end.at())));
            HBox ended = new HBox(Icon.of("mdi2c-check"), line);
            ended.getStyleClass().add("card-footer");
            ended.setAlignment(Pos.CENTER_LEFT);
            return ended;
        }
        Label openLabel = new Label(words.get("alert.card.open"));
        openLabel.getStyleClass().add("dense");
        openLabel.setMinWidth(USE_PREF_SIZE);
        footer.getChildren().addAll(new KeyCap("Enter"), openLabel);
        if (shelve.isPresent()) {
            Label shelveLabel = new Label(words.get("alert.shelf.shelve"));
            shelveLabel.getStyleClass().add("dense");
            shelveLabel.setMinWidth(USE_PREF_SIZE);
            footer.getChildren().addAll(new KeyCap("Ctrl S"), shelveLabel);
        }
        if (alert.hits() > 1) {
            Label hits = new Label(words.get("alert.view.hits", alert.hits()));
            hits.getStyleClass().addAll("dense", "text-2");
            hits.setMinWidth(USE_PREF_SIZE);
            footer.getChildren().add(hits);
        }
        if (alert.taken().isPresent()) {
            Alert.Taken taken = alert.taken().get();
            line.setText(words.get("alert.card.taken", taken.officer(), times.minute(taken.at())));
            HBox who = new HBox(Icon.of("mdi2a-account-outline"), line);
            who.getStyleClass().add("card-footer");
            who.setAlignment(Pos.CENTER_LEFT);
            VBox both = new VBox(footer, who);
            both.getStyleClass().add("card-foot");
            return both;
        }
        return footer;
    }

    Alert alert() {
        return alert;
    }

    void tick(Instant now) {
        Instant until = alert.closed().map(Alert.Closed::at).orElse(now);
        waiting.setText(Times.running(Duration.between(alert.raisedAt(), until)));
    }

    void dim(Optional<AlertId> dimmed) {
        pseudoClassStateChanged(DIM, dimmed.filter(alert.id()::equals).isPresent());
    }
}
