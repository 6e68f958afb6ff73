package eu.sargs.ui.shift;

import eu.sargs.access.Officer;
import eu.sargs.shift.OnShift;
import eu.sargs.shift.Shift;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The shift: who is on it, its log, and how many alarms it bore. FX thread. */
public final class ShiftScreen implements Screen {
    private final ShiftDesk shift;
    private final Desk desk;
    private final BorderPane content = new BorderPane();
    private final Label title = new Label();
    private final Label span = new Label();
    private final Button begin;
    private final Button end;
    private final Button stay;
    private final LogPanel log;
    private final WritePanel writing;
    private final ScrollPane figures;
    private final HandOverPanel handOver;
    private final Button hands;
    private boolean handing;
    private boolean wasOn;
    private final HBox columns;
    private final HBox signing;
    private final EmptyState none;
    private final Form trouble;
    /** Whoever signs off as the last is asked whether they mean it. */
    private boolean sure;

    /**
     * @param duty who sits here
     * @param taken told who took over at this seat
     */
    public ShiftScreen(ShiftDesk shift, Desk desk, OnDuty duty, Consumer<Officer> taken) {
        this.shift = shift;
        this.desk = desk;
        Words words = desk.words();
        begin = button("shift-begin", "Ctrl Enter", shift::begin);
        begin.getStyleClass().add("primary");
        end = button("shift-end", "", this::end);
        handOver = new HandOverPanel(shift, desk, duty, taken);
        hands = button("shift-hand-over", "Ctrl H", this::turn);
        stay = button("shift-stay", "Esc", this::stay);
        log = new LogPanel(shift, desk);
        writing = new WritePanel(shift, desk);
        log.onCorrect(entry -> {
            if (shift.isOn()) {
                writing.correct(entry);
            }
        });
        figures = new ScrollPane(new FiguresPanel(shift, desk));
        figures.setFitToWidth(true);
        figures.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        figures.getStyleClass().add("shift-right");
        VBox.setVgrow(log, Priority.ALWAYS);
        VBox left = new VBox(log, writing);
        left.getStyleClass().add("alert-column");
        HBox.setHgrow(left, Priority.ALWAYS);
        none = new EmptyState(words, Place.SHIFT.icon(), "shift.empty", "shift.empty-hint");
        trouble = new Form(words).faultHere();
        content.getStyleClass().add("admin-screen");
        columns = new HBox(left, figures);
        columns.getStyleClass().add("alert-columns");
        signing = new HBox(handOver);
        signing.getStyleClass().add("alert-columns");
        VBox top = new VBox(header(), trouble);
        content.setTop(top);
        shift.shiftProperty().addListener((o, was, is) -> show());
        shift.busyProperty().addListener((o, was, is) -> show());
        shift.faultProperty().addListener((o, was, is) -> {
            trouble.show(is);
            shown(trouble, is.isPresent());
        });
        shown(trouble, false);
        duty.officerProperty().addListener((o, was, is) -> {
            sure = false;
            handing = false;
            handOver.clear();
            show();
        });
        words.each(this::show);
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Button button(String id, String keys, Runnable deed) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (!keys.isEmpty()) {
            button.setGraphic(new KeyCap(keys));
            button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        button.setOnAction(e -> deed.run());
        return button;
    }

    private HBox header() {
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        span.setId("shift-span");
        span.getStyleClass().addAll("text-2", "may-shorten");
        span.setMinWidth(0);
        VBox names = new VBox(title, span);
        names.setMinWidth(0);
        names.getStyleClass().add("alert-names");
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox header = new HBox(names, stay, end, hands, begin);
        header.getStyleClass().addAll("screen-header", "shift-header");
        return header;
    }

    private void show() {
        Words words = desk.words();
        Optional<Shift> latest = shift.shiftProperty().get();
        boolean on = shift.isOn();
        if (handing && !on) {
            handing = false;
            handOver.clear();
        }
        title.setText(words.get(handing ? "shift.sheet.title" : "shift.title"));
        hands.setText(words.get(handing ? "shift.back-to-log" : "shift.hand-over"));
        shown(hands, on);
        span.setText(latest.map(this::span).orElseGet(() -> words.get("shift.none")));
        boolean joins = latest.filter(Shift::open).isPresent();
        begin.setText(words.get(joins ? "shift.join" : "shift.begin"));
        boolean last = latest.map(Shift::now).map(List::size).orElse(0) == 1;
        sure &= on && last;
        end.setText(words.get(sure ? "shift.end-sure" : "shift.end"));
        stay.setText(words.get("shift.stay"));
        shown(begin, !on && shift.mayKeep());
        shown(end, on && !handing);
        boolean turned = on != wasOn;
        wasOn = on;
        shown(stay, sure && !handing);
        List.of(begin, end).forEach(one -> one.setDisable(shift.busyProperty().get()));
        shown(writing, on);
        stand(latest.isEmpty() ? none : handing ? signing : columns);
        if (turned && content.getScene() != null) {
            focus(); // the button that had it is gone
        }
    }

    /** Whoever writes keeps the field under their hands while the rest changes. */
    private void stand(Node what) {
        if (content.getCenter() != what) {
            content.setCenter(what);
        }
    }

    /** From when to when, and who is or was on it. */
    private String span(Shift one) {
        Words words = desk.words();
        List<OnShift> who = one.open() ? one.now() : one.officers();
        String names = who.stream().map(OnShift::name).distinct().collect(Collectors.joining(", "));
        return one.ended()
                .map(end -> words.get("shift.span-over", moment(one.began()), moment(end), names))
                .orElseGet(() -> words.get("shift.span-open", moment(one.began()), names));
    }

    private String moment(Instant time) {
        return desk.times().date(time) + " " + desk.times().minute(time);
    }

    private static void shown(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private void end() {
        boolean last =
                shift.shiftProperty().get().map(Shift::now).map(List::size).orElse(0) == 1;
        if (last && !sure) {
            sure = true;
            show();
            stay.requestFocus();
            return;
        }
        sure = false;
        shift.end();
    }

    /** From the log to the sheet and back. */
    private void turn() {
        sure = false;
        handing = !handing;
        if (handing) {
            handOver.begin();
        } else {
            handOver.clear();
        }
        show();
        focus();
    }

    private void stay() {
        sure = false;
        show();
        focus();
    }

    private void pressed(KeyEvent e) {
        boolean chord = e.isControlDown() && !e.isAltDown();
        if (chord && e.getCode() == KeyCode.ENTER && begin.isVisible() && !begin.isDisabled()) {
            shift.begin();
            e.consume();
        } else if (chord && e.getCode() == KeyCode.N && writing.isVisible() && !handing) {
            writing.focus();
            e.consume();
        } else if (chord && e.getCode() == KeyCode.H && hands.isVisible()) {
            turn();
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE && handing) {
            turn();
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE && sure) {
            stay();
            e.consume();
        }
    }

    private void focus() {
        if (begin.isVisible()) {
            begin.requestFocus();
        } else if (handing) {
            handOver.focus();
        } else {
            log.focus();
        }
    }

    @Override
    public Place place() {
        return Place.SHIFT;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown() {
        shift.inSight(true);
        focus();
    }

    @Override
    public void onHidden() {
        shift.inSight(false);
    }
}
