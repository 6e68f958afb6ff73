package eu.sargs.ui.shell;

import eu.sargs.access.Officer;
import eu.sargs.platform.Pin;
import eu.sargs.shift.OnShift;
import eu.sargs.shift.Shift;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Words;
import eu.sargs.ui.shift.ShiftDesk;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/** Who is on shift, who sits at this seat, and what they may do about themselves. FX thread. */
final class OfficerMenu extends Button implements AutoCloseable {
    private final Words words;
    private final OnDuty duty;
    private final ShiftDesk shift;
    private final Label state = new Label();
    private final Label name = new Label();
    private final ContextMenu menu = new ContextMenu();
    private final ChangeListener<Optional<Officer>> follows = (o, was, is) -> {
        menuAway();
        show();
    };
    private final ChangeListener<Optional<Shift>> signings = (o, was, is) -> show();
    private final BooleanProperty brief = new SimpleBooleanProperty();
    private final Pin spoken;

    OfficerMenu(Words words, OnDuty duty, ShiftDesk shift) {
        this.words = words;
        this.shift = shift;
        this.duty = duty;
        name.getStyleClass().add("semibold");
        state.getStyleClass().add("text-2");
        state.setId("officer-state");
        HBox face = new HBox(Icon.of("mdi2a-account-outline"), state, name);
        face.getStyleClass().add("button-face");
        setGraphic(face);
        setId("officer");
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().addAll("quiet", "officer");
        setOnAction(e -> menu.show(this, Side.BOTTOM, 0, 4));
        duty.officerProperty().addListener(follows);
        shift.shiftProperty().addListener(signings);
        spoken = words.each(this::show);
    }

    /** Says only who sits here while others need the room, unless they are on shift themselves. */
    OfficerMenu brief(ObservableBooleanValue wanted) {
        brief.bind(wanted);
        brief.addListener((o, was, is) -> show());
        show();
        return this;
    }

    /** Adds what the menu offers. */
    OfficerMenu item(String id, String textKey, Runnable deed) {
        MenuItem item = new MenuItem();
        item.setId(id);
        item.textProperty().bind(words.text(textKey));
        item.setOnAction(e -> deed.run());
        menu.getItems().add(item);
        return this;
    }

    private void menuAway() {
        menu.hide();
    }

    private void show() {
        Optional<Officer> sitting = duty.officer();
        List<OnShift> on = shift.shiftProperty().get().map(Shift::now).orElseGet(List::of);
        boolean self = sitting.filter(
                        who -> on.stream().anyMatch(one -> one.account().equals(who.account())))
                .isPresent();
        state.setVisible(self || !brief.get());
        state.setManaged(state.isVisible());
        List<String> names = on.stream().map(OnShift::name).distinct().toList();
        if (self) {
            state.setText(words.get("shell.officer.on-duty"));
            name.setText(String.join(", ", names));
        } else {
            state.setText(
                    !shift.follows()
                            ? words.get("shell.officer.signed-in")
                            : names.isEmpty()
                                    ? words.get("shell.officer.nobody-on-duty")
                                    : words.get("shell.officer.others-on-duty", String.join(", ", names)));
            name.setText(sitting.map(Officer::name).orElse(""));
        }
    }

    @Override
    public void close() {
        spoken.close();
        shift.shiftProperty().removeListener(signings);
        menu.hide();
        duty.officerProperty().removeListener(follows);
    }
}
