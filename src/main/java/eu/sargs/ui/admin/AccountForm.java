package eu.sargs.ui.admin;

import eu.sargs.access.AccountRules;
import eu.sargs.access.Accounts;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Accounts.Standing;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Words;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens an account, or changes the roles, the lock and the password of one. FX thread. */
final class AccountForm extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(AccountForm.class);

    private final Accounts accounts;
    private final Desk desk;
    private final OnDuty duty;
    private final Runnable leave;
    private final Label title = new Label();
    private final TextField name = new TextField();
    private final TextField account = new TextField();
    private final Node names;
    private final Map<Role, CheckBox> roles = new EnumMap<>(Role.class);
    private final NewPassword password;
    private final VBox passwordPart;
    private final Label ownNote;
    private final Button save = new Button();
    private final Button lock = new Button();
    private final Button factorOff = new Button();
    private final Form form;
    private Optional<Account> known = Optional.empty();
    private boolean shut;
    private boolean sureToLock;
    private boolean sureToTake;

    AccountForm(Accounts accounts, Desk desk, OnDuty duty, Runnable leave) {
        this.accounts = accounts;
        this.desk = desk;
        this.duty = duty;
        this.leave = leave;
        Words words = desk.words();
        getStyleClass().add("stack");
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        name.setId("account-name");
        account.setId("account-account");
        form = new Form(words);
        form.row(form.labelled("admin.first.name", name), form.labelled("admin.account.sign-in-name", account));
        names = form.getChildren().getLast();
        VBox choices = new VBox();
        choices.getStyleClass().add("role-choices");
        for (Role role : Role.values()) {
            CheckBox box = new CheckBox();
            box.setId("account-role-" + role.word());
            box.textProperty().bind(words.text(RoleWords.key(role)));
            roles.put(role, box);
            choices.getChildren().add(box);
        }
        form.field("admin.account.roles", choices);
        password = new NewPassword("account-password", words);
        Form passwordForm = new Form(words);
        password.addTo(passwordForm, "admin.account.password");
        password.onEnter(this::save);
        passwordForm.add(note("admin.account.password-note"));
        passwordPart = new VBox(passwordForm);
        ownNote = note("admin.account.own-note");
        factorOff.setId("account-second-factor-off");
        factorOff.getStyleClass().add("small");
        factorOff.setOnAction(e -> takeFactor());
        form.add(passwordPart).add(ownNote).add(factorOff).faultHere();
        getChildren().setAll(title, form, actions());
        words.each(this::showTexts);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
                e.consume();
            }
        });
    }

    private Label note(String key) {
        Label note = desk.words().label(key, "form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private HBox actions() {
        save.setId("account-save");
        save.getStyleClass().add("primary");
        save.setOnAction(e -> save());
        Button cancel = new Button();
        cancel.setId("account-cancel");
        cancel.textProperty().bind(desk.words().text("admin.camera.cancel"));
        cancel.setOnAction(e -> leave());
        lock.setId("account-lock");
        lock.setOnAction(e -> lock());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox actions = new HBox(save, cancel, gap, lock);
        actions.getChildren().stream()
                .filter(Button.class::isInstance)
                .forEach(button -> ((Button) button).setMinWidth(Region.USE_PREF_SIZE));
        actions.getStyleClass().add("form-actions");
        return actions;
    }

    /** @param one empty for one that is to be opened */
    void edit(Optional<Account> one, Optional<Standing> standing) {
        known = one;
        shut = one.filter(Account::locked).isPresent()
                || standing.flatMap(Standing::lockedUntil).isPresent();
        sureToLock = false;
        sureToTake = false;
        save.setDisable(false);
        name.setText("");
        account.setText("");
        password.clear();
        roles.forEach((role, box) ->
                box.setSelected(one.filter(was -> was.roles().contains(role)).isPresent()));
        form.show(Optional.empty());
        boolean own = one.map(Account::account).equals(duty.officer().map(Officer::account));
        show(names, one.isEmpty());
        show(passwordPart, !own);
        show(ownNote, own);
        show(lock, one.isPresent() && !own);
        show(factorOff, standing.filter(Standing::secondFactor).isPresent());
        showTexts();
        if (one.isEmpty()) {
            name.requestFocus();
        } else {
            roles.get(Role.DUTY_OFFICER).requestFocus();
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showTexts() {
        Words words = desk.words();
        title.setText(known.map(one -> one.name() + " (" + one.account() + ")")
                .orElseGet(() -> words.get("admin.account.new-title")));
        save.setText(words.get(known.isPresent() ? "admin.camera.save" : "admin.account.open"));
        factorOff.setText(
                words.get(sureToTake ? "admin.account.second-factor-sure" : "admin.account.second-factor-off"));
        lock.setText(words.get(
                shut ? "admin.account.unlock" : sureToLock ? "admin.account.lock-sure" : "admin.account.lock"));
    }

    private void save() {
        if (save.isDisabled()) {
            return;
        }
        String who =
                known.map(Account::account).orElseGet(() -> account.getText().strip());
        Set<Role> chosen = EnumSet.noneOf(Role.class);
        roles.forEach((role, box) -> {
            if (box.isSelected()) {
                chosen.add(role);
            }
        });
        Account wanted = new Account(
                who, known.map(Account::name).orElseGet(() -> name.getText().strip()), chosen);
        boolean withPassword = known.isEmpty() || !password.isEmpty();
        Optional<Fault> wrong = wrong(wanted, withPassword);
        form.show(wrong);
        if (wrong.isPresent()) {
            return;
        }
        char[] typed = withPassword ? password.typed() : new char[0];
        Officer by = duty.officer().orElseThrow();
        deed(() -> {
            if (known.isEmpty()) {
                accounts.open(Optional.of(by), wanted, typed, by.seat());
                return;
            }
            accounts.give(who, chosen, by);
            if (withPassword) {
                accounts.password(who, typed, by);
            }
        });
    }

    /** What can be said before anything is done, so that nothing is done by half. */
    private Optional<Fault> wrong(Account wanted, boolean withPassword) {
        try {
            AccountRules.check(wanted);
        } catch (Fault e) {
            return Optional.of(e);
        }
        return withPassword ? password.wrong(wanted.account()) : Optional.empty();
    }

    /** The first press asks, the second locks. Unlocking asks nothing. */
    private void lock() {
        if (!shut && !sureToLock) {
            sureToLock = true;
            showTexts();
            return;
        }
        String who = known.orElseThrow().account();
        Officer by = duty.officer().orElseThrow();
        boolean opens = shut;
        deed(() -> {
            if (opens) {
                accounts.unlock(who, by);
            } else {
                accounts.lock(who, by);
            }
        });
    }

    /** The first press asks, as for the lock. */
    private void takeFactor() {
        if (!sureToTake) {
            sureToTake = true;
            showTexts();
            return;
        }
        String who = known.orElseThrow().account();
        Officer by = duty.officer().orElseThrow();
        deed(() -> accounts.takeSecondFactor(who, by));
    }

    private void deed(Runnable deed) {
        save.setDisable(true);
        lock.setDisable(true);
        desk.bridge()
                .ask(
                        () -> {
                            deed.run();
                            return true;
                        },
                        done -> {
                            lock.setDisable(false);
                            leave();
                        },
                        e -> {
                            save.setDisable(false);
                            lock.setDisable(false);
                            failed(e);
                        });
    }

    private void failed(RuntimeException e) {
        if (e instanceof Fault fault) {
            form.show(Optional.of(fault));
        } else {
            LOG.error("An account was not changed", e);
            form.show(Optional.of(new Fault(e, "UI-20", "admin.account.unexpected")));
        }
    }

    private void leave() {
        password.clear();
        leave.run();
    }
}
