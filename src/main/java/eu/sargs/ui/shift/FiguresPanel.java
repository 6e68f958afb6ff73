package eu.sargs.ui.shift;

import eu.sargs.shift.Figures;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** How many alarms the shift bore, each figure beside its limit. FX thread. */
final class FiguresPanel extends VBox {
    private static final double FOUR_ABREAST = 560;

    private final ShiftDesk shift;
    private final Desk desk;
    private final Words words;
    private final GridPane cards = new GridPane();
    private final AlarmChart chart;
    private final GridPane shares = new GridPane();
    private final GridPane answers = new GridPane();
    private int abreast;

    FiguresPanel(ShiftDesk shift, Desk desk) {
        this.shift = shift;
        this.desk = desk;
        this.words = desk.words();
        setId("shift-figures");
        getStyleClass().add("shift-figures");
        chart = new AlarmChart(desk);
        cards.getStyleClass().add("shift-cards");
        cards.setId("shift-cards");
        shares.getStyleClass().add("shift-bars");
        answers.getStyleClass().add("shift-bars");
        VBox drawn = panel("shift.figures.chart", new VBox(legend(), chart));
        getChildren()
                .setAll(
                        cards,
                        drawn,
                        panel("shift.figures.priorities", shares),
                        panel("shift.figures.answers", answers));
        shift.figuresProperty().addListener((o, was, is) -> show());
        widthProperty().addListener((o, was, is) -> {
            if (abreast != fitting()) {
                show();
            }
        });
        words.each(this::show);
    }

    private VBox panel(String titleKey, Node inside) {
        Label title = words.label(titleKey, "strong");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        VBox panel = new VBox(title, inside);
        panel.getStyleClass().addAll("panel", "stack");
        return panel;
    }

    private FlowPane legend() {
        FlowPane legend = new FlowPane();
        legend.getStyleClass().add("shift-legend");
        for (Priority priority : Priority.values()) {
            Label name = words.label(PriorityMark.wordKey(priority), "dense", "text-2");
            name.setMinWidth(Region.USE_PREF_SIZE);
            HBox mark = new HBox(PriorityMark.glyph(priority), name);
            mark.getStyleClass().add("mark");
            legend.getChildren().add(mark);
        }
        return legend;
    }

    private int fitting() {
        return getWidth() >= desk.look().px(FOUR_ABREAST) ? 4 : 2;
    }

    private void show() {
        Optional<Figures> shown = shift.figuresProperty().get();
        setVisible(shown.isPresent());
        chart.show(shown);
        shown.ifPresent(figures -> {
            cards(figures);
            shares(figures);
            answers(figures);
        });
    }

    private void cards(Figures figures) {
        abreast = fitting();
        List<Node> all = List.of(
                card(
                        String.valueOf(figures.alarms()),
                        words.get("shift.figures.alarms"),
                        words.get(
                                "shift.figures.per-time",
                                figures.perHour(),
                                figures.perTenMinutes(),
                                Figures.BEARABLE)),
                card(
                        figures.peak()
                                .map(peak -> String.valueOf(peak.alarms()))
                                .orElse("0"),
                        words.get("shift.figures.peak"),
                        figures.peak()
                                .map(peak -> words.get(
                                        "shift.figures.peak-at",
                                        desk.times().minute(peak.from()),
                                        desk.times().minute(peak.from().plus(Figures.TEN_MINUTES)),
                                        Figures.FLOOD))
                                .orElseGet(() -> words.get("shift.figures.flood", Figures.FLOOD))),
                card(
                        figures.median().map(this::time).orElse("–"),
                        words.get("shift.figures.answer"),
                        figures.slow()
                                .map(slow -> words.get("shift.figures.slow", time(slow)))
                                .orElseGet(() -> words.get("shift.figures.no-answer"))),
                card(
                        words.get("shift.figures.percent", figures.misreadShare()),
                        words.get("shift.figures.misread"),
                        words.get("shift.figures.rejected", figures.misread(), figures.ended(), figures.rejected())));
        cards.getChildren().clear();
        cards.getColumnConstraints().clear();
        for (int i = 0; i < abreast; i++) {
            ColumnConstraints even = new ColumnConstraints();
            even.setPercentWidth(100.0 / abreast);
            cards.getColumnConstraints().add(even);
        }
        for (int i = 0; i < all.size(); i++) {
            cards.add(all.get(i), i % abreast, i / abreast);
        }
    }

    private String time(Duration time) {
        return time.compareTo(Duration.ofMinutes(1)) < 0 ? desk.times().length(time) : Times.running(time);
    }

    private static VBox card(String figure, String what, String beside) {
        Label value = new Label(figure);
        value.getStyleClass().add("title");
        Label name = new Label(what);
        Label limit = new Label(beside);
        limit.getStyleClass().addAll("dense", "text-2");
        List.of(name, limit).forEach(label -> {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        });
        VBox card = new VBox(value, name, limit);
        card.getStyleClass().addAll("panel", "shift-card");
        card.setMaxHeight(Double.MAX_VALUE);
        return card;
    }

    private void shares(Figures figures) {
        shares.getChildren().clear();
        columns(shares);
        int row = 0;
        for (Priority priority : Priority.values()) {
            Label name = name(words.get(PriorityMark.wordKey(priority)));
            HBox mark = new HBox(PriorityMark.glyph(priority, "icon-20"), name);
            mark.getStyleClass().add("mark");
            int share = figures.share(priority);
            int target = Figures.target(priority);
            Label beside = name(words.get("shift.figures.share", share, target));
            beside.getStyleClass().add("text-2");
            shares.addRow(
                    row++,
                    mark,
                    new Bar(share / 100.0, Optional.of(target / 100.0), PriorityMark.style(priority)),
                    beside);
        }
    }

    private void answers(Figures figures) {
        answers.getChildren().clear();
        columns(answers);
        List<String> names = new ArrayList<>();
        names.add(words.get("shift.figures.up-to-15"));
        names.add(words.get("shift.figures.up-to-30"));
        names.add(words.get("shift.figures.up-to-60"));
        names.add(words.get("shift.figures.up-to-180"));
        names.add(words.get("shift.figures.longer"));
        List<Integer> counts = figures.answered();
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = 0; i < counts.size(); i++) {
            Label count = name(String.valueOf(counts.get(i)));
            answers.addRow(
                    i,
                    name(names.get(i)),
                    new Bar(most == 0 ? 0 : (double) counts.get(i) / most, Optional.empty(), "plain"),
                    count);
        }
    }

    private static void columns(GridPane grid) {
        ColumnConstraints ends = new ColumnConstraints();
        ends.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints middle = new ColumnConstraints();
        middle.setHgrow(javafx.scene.layout.Priority.ALWAYS);
        middle.setFillWidth(true);
        grid.getColumnConstraints().setAll(ends, middle, ends);
    }

    private static Label name(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A track, how much of it is filled, and where its limit lies. */
    private static final class Bar extends StackPane {
        private final double filled;
        private final Optional<Double> target;
        private final Region fill = new Region();
        private final Region mark = new Region();

        Bar(double filled, Optional<Double> target, String style) {
            this.filled = filled;
            this.target = target;
            getStyleClass().add("shift-bar");
            fill.getStyleClass().addAll("shift-bar-fill", style);
            mark.getStyleClass().add("shift-bar-target");
            getChildren().add(fill);
            target.ifPresent(at -> getChildren().add(mark));
        }

        @Override
        protected void layoutChildren() {
            fill.resizeRelocate(0, 0, getWidth() * filled, getHeight());
            target.ifPresent(at -> mark.resizeRelocate(getWidth() * at - 1, -2, 2, getHeight() + 4));
        }
    }
}
