package eu.sargs.ui.admin;

import eu.sargs.access.Accounts;
import eu.sargs.access.Seat;
import eu.sargs.platform.Fault;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An officer chooses a password of their own. FX thread. */
public final class OwnPassword extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(OwnPassword.class);
    /** A code is wanted, or another one. */
    private static final Set<String> CODE_FAULTS = Set.of("ACC-14", "ACC-15");

    private final Accounts accounts;
    private final String account;
    private final Seat seat;
    private final FxBridge bridge;
    private final Optional<char[]> known;
    private final PasswordField old = new PasswordField();
    private final TextField code = new TextField();
    private final NewPassword fresh;
    private final Button save = new Button();
    private final Form form;
    /** In sight once a code was asked for, which only the account knows. */
    private final Form codeForm;

    private Consumer<char[]> changed = typed -> Arrays.fill(typed, '\0');
    private Runnable left = () -> {};

    /** @param known the password of now where it was typed already; else it is asked for */
    public OwnPassword(
            Accounts accounts, String account, Seat seat, Optional<char[]> known, FxBridge bridge, Words words) {
        this.accounts = accounts;
        this.account = account;
        this.seat = seat;
        this.known = known;
        this.bridge = bridge;
        old.setId("password-old");
        code.setId("password-code");
        code.setPrefColumnCount(8);
        code.setMaxWidth(USE_PREF_SIZE);
        code.setOnAction(e -> save());
        fresh = new NewPassword("password-new", words);
        form = new Form(words);
        if (known.isEmpty()) {
            form.field("admin.password.old", old);
        }
        fresh.addTo(form, "admin.password.new");
        fresh.onEnter(this::save);
        save.setId("password-save");
        save.textProperty().bind(words.text("admin.password.save"));
        save.getStyleClass().add("primary");
        save.setOnAction(e -> save());
        Button cancel = new Button();
        cancel.setId("password-cancel");
        cancel.textProperty().bind(words.text("admin.camera.cancel"));
        cancel.setOnAction(e -> leave());
        HBox actions = new HBox(save, cancel);
        actions.getStyleClass().add("form-actions");
        codeForm = new Form(words).field("admin.sign-in.code", code);
        codeForm.setVisible(false);
        codeForm.setManaged(false);
        form.add(codeForm).faultHere().add(actions);
        getChildren().setAll(form);
        old.setOnAction(e -> fresh.focus());
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
                e.consume();
            }
        });
        sceneProperty().addListener((o, was, is) -> {
            if (is != null) {
                focus();
            }
        });
    }

    /** Told the new password, and has to wipe it. */
    public void onChanged(Consumer<char[]> told) {
        changed = told;
    }

    /** Told where the officer leaves all as it is. */
    public void onLeft(Runnable told) {
        left = told;
    }

    private void focus() {
        if (known.isEmpty()) {
            old.requestFocus();
        } else {
            fresh.focus();
        }
    }

    private void save() {
        if (save.isDisabled()) {
            return;
        }
        Optional<Fault> wrong = fresh.wrong(account);
        form.show(wrong);
        if (wrong.isPresent()) {
            return;
        }
        save.setDisable(true);
        char[] before = known.map(char[]::clone).orElseGet(() -> old.getText().toCharArray());
        char[] after = fresh.typed();
        char[] told = after.clone();
        String digits = code.getText().strip();
        bridge.ask(
                () -> {
                    accounts.ownPassword(account, before, digits, after, seat);
                    return true;
                },
                done -> {
                    wipe();
                    changed.accept(told);
                },
                e -> {
                    Arrays.fill(told, '\0');
                    failed(e);
                });
    }

    private void failed(RuntimeException e) {
        save.setDisable(false);
        code.clear();
        if (e instanceof Fault fault && CODE_FAULTS.contains(fault.code())) {
            codeForm.setVisible(true);
            codeForm.setManaged(true);
            code.requestFocus(); // what was typed besides was right
        } else {
            old.clear();
            focus();
        }
        if (e instanceof Fault fault) {
            form.show(Optional.of(fault));
        } else {
            LOG.error("A password was not changed", e);
            form.show(Optional.of(new Fault(e, "UI-19", "admin.password.unexpected")));
        }
    }

    private void leave() {
        wipe();
        left.run();
    }

    private void wipe() {
        known.ifPresent(typed -> Arrays.fill(typed, '\0'));
        old.clear();
        code.clear();
        fresh.clear();
    }
}
