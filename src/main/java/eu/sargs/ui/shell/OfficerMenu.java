package eu.sargs.ui.shell;

import eu.sargs.access.Officer;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/** Who is on duty, and what they may do about themselves. FX thread. */
final class OfficerMenu extends Button implements AutoCloseable {
    private final Words words;
    private final OnDuty duty;
    private final Label name = new Label();
    private final ContextMenu menu = new ContextMenu();
    private final ChangeListener<Optional<Officer>> follows = (o, was, is) -> show(is);

    OfficerMenu(Words words, OnDuty duty) {
        this.words = words;
        this.duty = duty;
        name.getStyleClass().add("semibold");
        HBox face = new HBox(Icon.of("mdi2a-account-outline"), words.label("shell.officer.on-duty", "text-2"), name);
        face.getStyleClass().add("button-face");
        setGraphic(face);
        setId("officer");
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().addAll("quiet", "officer");
        setOnAction(e -> menu.show(this, Side.BOTTOM, 0, 4));
        duty.officerProperty().addListener(follows);
        show(duty.officer());
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

    private void show(Optional<Officer> officer) {
        name.setText(officer.map(Officer::name).orElse(""));
        menu.hide();
    }

    @Override
    public void close() {
        menu.hide();
        duty.officerProperty().removeListener(follows);
    }
}
