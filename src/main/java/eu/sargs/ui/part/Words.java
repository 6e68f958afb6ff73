package eu.sargs.ui.part;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;

/** The texts of the screen, in the language of the moment: what is bound through {@link #text} follows a change of language while it runs. FX thread. */
public final class Words {
    private final ReadOnlyObjectWrapper<Texts> texts;

    public Words(Language language) {
        texts = new ReadOnlyObjectWrapper<>(new Texts(language));
    }

    public Language language() {
        return texts.get().language();
    }

    public Locale locale() {
        return language().locale();
    }

    public void speak(Language language) {
        if (language != language()) {
            texts.set(new Texts(language));
        }
    }

    public ReadOnlyObjectProperty<Texts> textsProperty() {
        return texts.getReadOnlyProperty();
    }

    /** The text now; see {@link Texts#get(String, Object...)}. */
    public String get(String key, Object... arguments) {
        return texts.get().get(key, arguments);
    }

    /** The text now of a key that may have none; see {@link Texts#find}. */
    public Optional<String> find(String key) {
        return texts.get().find(key);
    }

    /** What happened and what to do, with its code. */
    public String get(Fault fault) {
        return texts.get().get(fault) + " (" + fault.code() + ")";
    }

    /** The text, following the language. */
    public StringBinding text(String key, Object... arguments) {
        return Bindings.createStringBinding(() -> get(key, arguments), texts);
    }

    /** A caption: upper case by the rules of the language. */
    public StringBinding caption(String key, Object... arguments) {
        return Bindings.createStringBinding(() -> get(key, arguments).toUpperCase(locale()), texts);
    }

    /** A label that follows the language. */
    public Label label(String key, String... styles) {
        Label label = new Label();
        label.textProperty().bind(text(key));
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** An upper-case label that follows the language. */
    public Label captionLabel(String key) {
        Label label = new Label();
        label.textProperty().bind(caption(key));
        label.getStyleClass().add("caption");
        return label;
    }

    /** Runs at once and after each change of language, until the handle is closed. */
    public Pin each(Runnable rebuild) {
        ChangeListener<Texts> own = (o, was, is) -> rebuild.run();
        texts.addListener(own);
        rebuild.run();
        return () -> texts.removeListener(own);
    }
}
