package eu.sargs.ui.admin;

import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the six digits that a telephone shows. FX thread. */
final class CodeForm extends VBox {
    private final TextField code = new TextField();
    private final Button enter = new Button();
    private final Form form;
    private Consumer<String> typed = digits -> {};
    private Runnable left = () -> {};

    /** @param above what has to be read before */
    CodeForm(Words words, String enterKey, Node... above) {
        code.setId("sign-in-code");
        code.setPrefColumnCount(8);
        code.setMaxWidth(USE_PREF_SIZE);
        enter.setId("sign-in-code-enter");
        enter.textProperty().bind(words.text(enterKey));
        enter.getStyleClass().add("primary");
        enter.setOnAction(e -> enter());
        code.setOnAction(e -> enter());
        Button cancel = new Button();
        cancel.setId("sign-in-code-cancel");
        cancel.textProperty().bind(words.text("admin.camera.cancel"));
        cancel.setOnAction(e -> left.run());
        HBox actions = new HBox(enter, cancel);
        actions.getStyleClass().add("form-actions");
        form = new Form(words);
        for (Node node : above) {
            form.add(node);
        }
        form.field("admin.sign-in.code", code).faultHere().add(actions);
        getChildren().setAll(form);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                left.run();
                e.consume();
            }
        });
        sceneProperty().addListener((o, was, is) -> {
            if (is != null) {
                code.requestFocus();
            }
        });
    }

    /** Told what was typed; answers by {@link #refuse}, or takes this page away. */
    void onCode(Consumer<String> told) {
        typed = told;
    }

    void onLeft(Runnable told) {
        left = told;
    }

    private void enter() {
        if (!enter.isDisabled() && !code.getText().isBlank()) {
            form.show(Optional.empty());
            enter.setDisable(true);
            typed.accept(code.getText().strip());
        }
    }

    void refuse(Fault fault) {
        enter.setDisable(false);
        code.clear();
        code.requestFocus();
        form.show(Optional.of(fault));
    }
}
