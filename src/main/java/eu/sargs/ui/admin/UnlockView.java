package eu.sargs.ui.admin;

import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks for the passphrase of a home that has one, before anything of it can be shown. */
public final class UnlockView extends StackPane {
    private final PasswordField passphrase = new PasswordField();

    /**
     * @param wrong whether the passphrase before was wrong
     * @param typed hears what was typed, on the FX thread; clears it
     */
    public UnlockView(Words words, boolean wrong, Consumer<char[]> typed) {
        getStyleClass().add("gate");
        Label title = words.label("admin.unlock.title", "title");
        HBox head = new HBox(Icon.of("mdi2s-shield-outline", "icon-28", "accent-mark"), title);
        head.getStyleClass().add("panel-header");
        Label intro = words.label("admin.unlock.intro", "text-2");
        intro.setWrapText(true);
        passphrase.setId("unlock-passphrase");
        Button open = new Button();
        open.setId("unlock");
        open.textProperty().bind(words.text("admin.unlock.open"));
        open.getStyleClass().add("primary");
        open.setDefaultButton(true);
        open.disableProperty().bind(passphrase.textProperty().isEmpty());
        open.setOnAction(e -> typed.accept(taken()));
        HBox actions = new HBox(open);
        actions.getStyleClass().add("form-actions");
        Form form = new Form(words)
                .field("admin.unlock.passphrase", passphrase)
                .faultHere()
                .add(actions);
        if (wrong) {
            form.show(Optional.of(new Fault("HOM-08", "platform.fault.passphrase_wrong")));
        }
        VBox panel = new VBox(head, intro, LanguageChoice.of(words, words::speak), form);
        panel.getStyleClass().addAll("panel", "gate-panel", "sign-in-panel");
        panel.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(panel);
        sceneProperty().addListener((o, was, is) -> {
            if (is != null) {
                passphrase.requestFocus();
            }
        });
    }

    private char[] taken() {
        char[] typed = passphrase.getText().toCharArray();
        passphrase.clear();
        return typed;
    }
}
