package eu.sargs.ui.alert;

import eu.sargs.access.Consultations;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.Sightings;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** F3: the alerts of the last day, and one of them opened for a decision. */
public final class AlertsScreen implements Screen {
    private static final String LITHUANIAN_DIGIT_ROW = "ąčęėįšųū";

    /** What can be chosen by a digit: the outcomes, and as many stations. */
    static final int MOST_DIGITS = AlertDecision.OUTCOMES.size();

    private final Desk desk;
    private final AlertDesk alerts;
    private final AlertDecision decision;
    private final AlertsTable table;
    private final AlertView view;
    private final StackPane content = new StackPane();
    private Runnable leave = () -> {};
    private Consumer<Sighting> keeps = sighting -> {};

    public AlertsScreen(
            Alerts port,
            Sightings sightings,
            Consultations consultations,
            EvidenceLocks locks,
            AlertDesk alerts,
            Desk desk,
            OnDuty duty) {
        this.desk = desk;
        this.alerts = alerts;
        decision = new AlertDecision(port, sightings, consultations, locks, desk, duty);
        table = new AlertsTable(alerts, desk, this::open);
        view = new AlertView(desk, decision, () -> leave(), this::keep);
        content.getChildren().setAll(table);
        content.setFocusTraversable(true);
        content.getStyleClass().add("alerts-screen");
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        decision.alertProperty().addListener((o, was, is) -> showAlert());
        decision.onDecided(() -> {
            alerts.refresh();
            leave();
        });
        alerts.alerts().addListener((ListChangeListener<Alert>)
                change -> alerts.alerts().forEach(decision::refresh));
        desk.words().textsProperty().addListener((o, was, is) -> showAlert());
        desk.ticker().each(view::tick);
    }

    /** What happens when an opened alert is left: back to where the officer came from. */
    public void onLeave(Runnable then) {
        leave = then;
    }

    /** What happens when the sighting of an opened alert is to be kept as evidence. */
    public void onKeep(Consumer<Sighting> then) {
        keeps = then;
    }

    private void keep() {
        if (decision.mayKeep()) {
            decision.alertProperty()
                    .get()
                    .ifPresent(
                            alert -> keeps.accept(decision.trail().shown(alert).sighting()));
        }
    }

    /** Opens one alert for a decision. */
    public void open(AlertId id) {
        decision.open(id);
        content.requestFocus();
    }

    /** As above, and asks at once for how long and why it is set aside. */
    public void shelve(AlertId id) {
        decision.open(id, () -> view.shelf().begin());
        content.requestFocus();
    }

    /** The alert that is open for a decision. */
    public Optional<AlertId> opened() {
        return decision.alertProperty().get().map(Alert::id);
    }

    private void leave() {
        decision.leave();
        leave.run();
    }

    private void showAlert() {
        Optional<Alert> alert = decision.alertProperty().get();
        alert.ifPresent(one -> view.show(one, decision.earlierProperty().get()));
        content.getChildren().setAll(alert.isPresent() ? view : table);
        if (alert.isPresent() && !view.writing()) {
            content.requestFocus();
        }
    }

    private void pressed(KeyEvent e) {
        if (decision.alertProperty().get().isEmpty()) {
            return;
        }
        KeyCode code = e.getCode();
        boolean chord = e.isControlDown() && !e.isAltDown() && !e.isShiftDown();
        Optional<AskingStrip> asks = view.asks();
        if (code == KeyCode.ENTER) {
            if (chord) {
                asks.ifPresentOrElse(AskingStrip::act, decision::confirm);
            }
            e.consume(); // a bare Enter by habit decides nothing, whatever has the focus
        } else if (code == KeyCode.S && chord) {
            view.shelf().begin();
            e.consume();
        } else if (code == KeyCode.F && chord) {
            view.forward().begin();
            e.consume();
        } else if (asks.isPresent()) {
            if (code == KeyCode.ESCAPE) {
                decision.askingProperty().set(Asking.NOTHING);
                content.requestFocus();
                e.consume();
            } else if (number(e) > 0 && !view.writing() && !e.isControlDown() && !e.isAltDown()) {
                view.forward().choose(number(e));
                e.consume();
            }
        } else if (code == KeyCode.DELETE && chord) {
            decision.reject();
            e.consume();
        } else if (code == KeyCode.K && chord) {
            keep();
            e.consume();
        } else if (code == KeyCode.ESCAPE) {
            leave();
            e.consume();
        } else if (!view.writing() && !e.isControlDown() && !e.isAltDown()) {
            comfort(e);
        }
    }

    private void comfort(KeyEvent e) {
        int number = number(e);
        if (number > 0) {
            decision.choose(number);
        } else {
            switch (e.getCode()) {
                case PLUS, ADD, EQUALS -> view.zoom(1);
                case MINUS, SUBTRACT -> view.zoom(-1);
                case G -> view.toggleBrighter();
                case PAGE_UP -> view.trail().step(-1);
                case PAGE_DOWN -> view.trail().step(1);
                default -> {
                    return;
                }
            }
        }
        e.consume();
    }

    /** The digit of the key, also where the layout has letters on the digit row. */
    private static int number(KeyEvent e) {
        int ordinal = e.getCode().isDigitKey() && e.getCode().getName().length() > 0
                ? e.getCode().getName().charAt(e.getCode().getName().length() - 1) - '0'
                : LITHUANIAN_DIGIT_ROW.indexOf(e.getText().isEmpty() ? "\n" : e.getText()) + 1;
        return ordinal >= 1 && ordinal <= MOST_DIGITS ? ordinal : 0;
    }

    @Override
    public boolean settled() {
        return decision.alertProperty().get().isEmpty()
                || decision.earlierProperty().get().isPresent();
    }

    @Override
    public Place place() {
        return Place.ALERTS;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown() {
        if (decision.alertProperty().get().isPresent()) {
            decision.readKept();
            content.requestFocus();
        } else {
            table.enter();
        }
    }
}
