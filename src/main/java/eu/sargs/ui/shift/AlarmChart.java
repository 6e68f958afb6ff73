package eu.sargs.ui.shift;

import eu.sargs.shift.Figures;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/** Alarms in each ten minutes, stacked by priority, beside what a person can bear and what is a flood. FX thread. */
final class AlarmChart extends Pane {
    /** Of a shift that was never ended the last day is drawn. */
    private static final int MOST_SLOTS = 144;

    private static final List<Priority> FROM_BELOW = List.of(Priority.LOW, Priority.MEDIUM, Priority.HIGH);

    private final Desk desk;
    private Optional<Figures> figures = Optional.empty();

    AlarmChart(Desk desk) {
        this.desk = desk;
        getStyleClass().add("alarm-chart");
        setMinWidth(0);
    }

    void show(Optional<Figures> shown) {
        if (!figures.equals(shown)) {
            figures = shown;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        figures.ifPresent(this::draw);
    }

    private void draw(Figures shown) {
        List<Figures.Slot> all = shown.slots();
        List<Figures.Slot> slots = all.subList(Math.max(0, all.size() - MOST_SLOTS), all.size());
        double left = desk.look().px(28);
        double below = desk.look().px(20);
        double above = desk.look().px(8);
        double width = getWidth() - left;
        double height = getHeight() - below - above;
        if (slots.isEmpty() || width < 1 || height < 1) {
            return;
        }
        int most = Math.max(
                Figures.FLOOD + 1,
                slots.stream().mapToInt(Figures.Slot::all).max().orElse(0));
        double each = height / most;
        // A shift that has just begun has wide slots, but no bar looks like a wall.
        double step = Math.min(width / slots.size(), desk.look().px(24));
        double gap = step > 4 ? 1 : 0;
        for (int i = 0; i < slots.size(); i++) {
            double foot = above + height;
            for (Priority priority : FROM_BELOW) {
                int count = slots.get(i).of(priority);
                if (count > 0) {
                    Region bar = new Region();
                    bar.getStyleClass().addAll("alarm-bar", PriorityMark.style(priority));
                    bar.resizeRelocate(left + i * step, foot - count * each, step - gap, count * each);
                    getChildren().add(bar);
                    foot -= count * each;
                }
            }
        }
        limit(Figures.BEARABLE, left, above + height - each * Figures.BEARABLE);
        limit(Figures.FLOOD, left, above + height - each * Figures.FLOOD);
        hours(slots, left, step, above + height);
    }

    private void limit(int alarms, double left, double y) {
        Line line = new Line(left, y, getWidth(), y);
        line.getStyleClass().add("alarm-limit");
        Label label = label(String.valueOf(alarms));
        label.relocate(left - label.getWidth() - 6, y - label.getHeight() / 2);
        getChildren().addAll(line, label);
    }

    /** As many full hours as there is room for. */
    private void hours(List<Figures.Slot> slots, double left, double step, double y) {
        Line foot = new Line(left, y, getWidth(), y);
        foot.getStyleClass().add("alarm-foot");
        getChildren().add(foot);
        Instant from = slots.getFirst().from();
        Instant to = slots.getLast().from().plus(Figures.TEN_MINUTES);
        ZonedDateTime hour =
                from.atZone(desk.times().zone()).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        double free = 0;
        for (; hour.toInstant().isBefore(to); hour = hour.plusHours(1)) {
            double x =
                    left + step * Duration.between(from, hour.toInstant()).toMillis() / Figures.TEN_MINUTES.toMillis();
            Label label = label("%02d".formatted(hour.getHour()));
            double begin = x - label.getWidth() / 2;
            if (begin >= free && begin + label.getWidth() <= getWidth()) {
                label.relocate(begin, y + 3);
                getChildren().add(label);
                free = begin + label.getWidth() + desk.look().px(10);
            }
        }
    }

    private Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("meta", "text-3");
        getChildren().add(label);
        label.applyCss();
        label.autosize();
        getChildren().remove(label);
        return label;
    }
}
