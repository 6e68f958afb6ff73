package eu.sargs.ui.admin;

import eu.sargs.platform.Language;
import eu.sargs.ui.part.Words;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The four languages in their own names, as segments. */
final class LanguageChoice {
    private LanguageChoice() {}

    static HBox of(Words words, Consumer<Language> chosen) {
        ToggleGroup group = new ToggleGroup();
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        segments.setMaxWidth(Region.USE_PREF_SIZE);
        for (Language language : Language.values()) {
            ToggleButton button = new ToggleButton(language.ownName());
            button.setId("language-" + language.code());
            button.setToggleGroup(group);
            button.setOnAction(e -> {
                button.setSelected(true);
                chosen.accept(language);
            });
            words.each(() -> button.setSelected(words.language() == language));
            segments.getChildren().add(button);
        }
        return segments;
    }
}
