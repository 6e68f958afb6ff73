package eu.sargs.ui.admin;

import eu.sargs.access.Accounts;
import eu.sargs.access.Approval;
import eu.sargs.access.Seat;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a second person types themselves in, who agrees to what nobody may do alone; out of sight where none is wanted. FX thread. */
final class SecondPerson extends VBox {
    private final TextField account = new TextField();
    private final PasswordField password = new PasswordField();
    private final TextField code = new TextField();

    /** As they typed themselves in. */
    record Typed(String account, char[] password, String code) {
        /** They sign in to agree, which stands on record. Slow; never on the FX thread. */
        Approval approval(Accounts accounts, Seat seat) {
            return new Approval(accounts.signIn(account, password, code, seat));
        }
    }

    /** @param id of the name's field; those of password and code end with {@code -password} and {@code -code} */
    SecondPerson(String id, String noteKey, Words words) {
        account.setId(id);
        password.setId(id + "-password");
        code.setId(id + "-code");
        Label note = words.label(noteKey, "form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        getChildren()
                .setAll(new Form(words)
                        .add(note)
                        .field("admin.evidence.second", account)
                        .field("admin.first.password", password)
                        .field("admin.evidence.second-code", code));
    }

    void wanted(boolean is) {
        setVisible(is);
        setManaged(is);
    }

    void clear() {
        account.clear();
        password.clear();
        code.clear();
    }

    /** The password does not stay in its field. @return empty where nobody is wanted @throws Fault UI-36 where nobody is named */
    Optional<Typed> typed() {
        if (!isVisible()) {
            return Optional.empty();
        }
        if (account.getText().isBlank()) {
            throw new Fault("UI-36", "admin.evidence.second-missing");
        }
        Typed typed = new Typed(
                account.getText().strip(),
                password.getText().toCharArray(),
                code.getText().strip());
        password.clear();
        return Optional.of(typed);
    }
}
