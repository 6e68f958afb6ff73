package eu.sargs.ui.admin;

import eu.sargs.access.AccountRules;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/** A password that is to count from now on: typed twice, with a note on how good it is. FX thread. */
final class NewPassword {
    private static final int GOOD = 14;
    private static final int DIFFERENT_SIGNS = 6;

    private final PasswordField fresh = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Label note = new Label();

    /** @param id of the first field; the second is {@code id-again} */
    NewPassword(String id, Words words) {
        fresh.setId(id);
        again.setId(id + "-again");
        note.getStyleClass().add("form-note");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.get(noteKey(fresh.getText()), AccountRules.SHORTEST_PASSWORD),
                        fresh.textProperty(),
                        words.textsProperty()));
        fresh.setOnAction(e -> again.requestFocus());
    }

    /** Text key of a note on a password as far as it is typed; takes the shortest length. */
    static String noteKey(String typed) {
        if (typed.length() < AccountRules.SHORTEST_PASSWORD) {
            return "admin.password.short";
        }
        if (typed.chars().distinct().count() < DIFFERENT_SIGNS) {
            return "admin.password.monotone";
        }
        return typed.length() < GOOD ? "admin.password.fair" : "admin.password.good";
    }

    void addTo(Form form, String labelKey) {
        form.row(form.labelled(labelKey, fresh), form.labelled("admin.first.again", again))
                .add(note);
    }

    /** What Enter in the second field does. */
    void onEnter(Runnable done) {
        again.setOnAction(e -> done.run());
    }

    boolean isEmpty() {
        return fresh.getText().isEmpty() && again.getText().isEmpty();
    }

    /** What is wrong with what was typed so far; the rest is asked of the accounts. */
    Optional<Fault> wrong(String account) {
        if (!fresh.getText().equals(again.getText())) {
            return Optional.of(new Fault("UI-08", "admin.first.password-differs"));
        }
        try {
            AccountRules.check(account, fresh.getText().toCharArray());
            return Optional.empty();
        } catch (Fault weak) {
            return Optional.of(weak);
        }
    }

    char[] typed() {
        return fresh.getText().toCharArray();
    }

    void focus() {
        fresh.requestFocus();
    }

    void clear() {
        fresh.clear();
        again.clear();
    }
}
