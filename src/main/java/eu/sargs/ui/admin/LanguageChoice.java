package eu.sargs.ui.admin;

import eu.sargs.platform.Language;
import eu.sargs.ui.part.Segments;
import eu.sargs.ui.part.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;

/** The four languages in their own names, as segments. */
final class LanguageChoice {
    private LanguageChoice() {}

    static Segments<Language> of(Words words, Consumer<Language> chosen) {
        Segments<Language> segments =
                new Segments<>(List.of(Language.values()), language -> new SimpleStringProperty(language.ownName()));
        for (Language language : Language.values()) {
            segments.part(language).setId("language-" + language.code());
        }
        segments.onChosen(chosen);
        words.each(() -> segments.choose(words.language()));
        return segments;
    }
}
