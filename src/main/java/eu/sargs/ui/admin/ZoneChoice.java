package eu.sargs.ui.admin;

import eu.sargs.ui.part.Words;
import java.time.ZoneId;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Riga or Vilnius time, in words. */
final class ZoneChoice {
    private ZoneChoice() {}

    static ComboBox<ZoneId> of(Words words) {
        ComboBox<ZoneId> choice = new ComboBox<>();
        choice.getItems().setAll(StationName.ZONES);
        choice.setMaxWidth(Double.MAX_VALUE);
        words.each(() -> {
            // The shown text follows the language only where converter and value are set anew.
            ZoneId chosen = choice.getValue();
            choice.setConverter(new StringConverter<>() {
                @Override
                public String toString(ZoneId zone) {
                    return zone == null ? "" : words.get(StationName.zoneKey(zone));
                }

                @Override
                public ZoneId fromString(String text) {
                    throw new UnsupportedOperationException("Not editable");
                }
            });
            EventHandler<ActionEvent> told = choice.getOnAction();
            choice.setOnAction(null);
            choice.setValue(null);
            choice.setValue(chosen);
            choice.setOnAction(told);
        });
        return choice;
    }
}
