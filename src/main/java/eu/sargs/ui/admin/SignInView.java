package eu.sargs.ui.admin;

import eu.sargs.access.Accounts;
import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.platform.Fault;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The officer signs in; one whose password somebody else set chooses another first. Alarms go on sounding meanwhile. */
public final class SignInView extends StackPane {
    private static final Logger LOG = LoggerFactory.getLogger(SignInView.class);

    private final Accounts accounts;
    private final FxBridge bridge;
    private final Words words;
    private final Consumer<Officer> signedIn;
    private final Seat seat;
    private final TextField account = new TextField();
    private final PasswordField password = new PasswordField();
    private final Button enter = new Button();
    private final Form form;
    private final Label title = new Label();
    private final StackPane body = new StackPane();
    private String titleKey = "admin.sign-in.title";

    public SignInView(
            Accounts accounts, StationSettings settings, FxBridge bridge, Words words, Consumer<Officer> signedIn) {
        this.accounts = accounts;
        this.bridge = bridge;
        this.words = words;
        this.signedIn = signedIn;
        this.seat = new Seat(settings.seat());
        getStyleClass().add("gate");
        Label station = new Label(settings.station());
        station.getStyleClass().add("title");
        HBox head = new HBox(Icon.of("mdi2s-shield-outline", "icon-28", "accent-mark"), station);
        head.getStyleClass().add("panel-header");
        account.setId("sign-in-account");
        password.setId("sign-in-password");
        enter.setId("sign-in");
        enter.textProperty().bind(words.text("admin.sign-in.enter"));
        enter.getStyleClass().add("primary");
        enter.setOnAction(e -> signIn());
        HBox actions = new HBox(enter);
        actions.getStyleClass().add("form-actions");
        form = new Form(words)
                .field("admin.account.sign-in-name", account)
                .field("admin.first.password", password)
                .faultHere()
                .add(actions);
        title.getStyleClass().add("text-2");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        VBox panel = new VBox(head, title, LanguageChoice.of(words, words::speak), body);
        panel.getStyleClass().addAll("panel", "gate-panel", "sign-in-panel");
        panel.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(panel);
        account.setOnAction(e -> password.requestFocus());
        password.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                signIn();
                e.consume();
            }
        });
        ask();
        sceneProperty().addListener((o, was, is) -> {
            if (is != null && body.getChildren().contains(form)) {
                (account.getText().isEmpty() ? account : password).requestFocus();
            }
        });
    }

    /** For a screen that is locked: asks for the password of who is on duty; another may sign in over their name. */
    public SignInView locked(Officer sitting) {
        titleKey = "admin.sign-in.locked";
        account.setText(sitting.account());
        enter.textProperty().bind(words.text("admin.sign-in.unlock"));
        ask();
        return this;
    }

    private void ask() {
        title.textProperty().bind(words.text(titleKey));
        body.getChildren().setAll(form);
        (account.getText().isEmpty() ? account : password).requestFocus();
    }

    /** @param typed the password that somebody else set; wiped when it has been changed */
    private void askForAnother(String who, char[] typed) {
        OwnPassword another = new OwnPassword(accounts, who, seat, Optional.of(typed), bridge, words);
        another.onChanged(fresh -> {
            ask();
            signIn(who, fresh);
        });
        another.onLeft(this::ask);
        title.textProperty().bind(words.text("admin.sign-in.due"));
        body.getChildren().setAll(another);
    }

    private void signIn() {
        if (account.getText().isBlank() || enter.isDisabled()) {
            account.requestFocus();
            return;
        }
        signIn(account.getText().strip(), password.getText().toCharArray());
    }

    /** @param secret wiped */
    private void signIn(String who, char[] secret) {
        enter.setDisable(true);
        form.show(Optional.empty());
        char[] again = secret.clone();
        bridge.<Officer>ask(
                () -> accounts.signIn(who, secret, seat),
                officer -> {
                    Arrays.fill(again, '\0');
                    password.clear();
                    account.clear();
                    enter.setDisable(false);
                    signedIn.accept(officer);
                },
                e -> {
                    enter.setDisable(false);
                    password.clear();
                    password.requestFocus();
                    if (e instanceof Fault due && due.code().equals("ACC-12")) {
                        askForAnother(who, again);
                        return;
                    }
                    Arrays.fill(again, '\0');
                    if (e instanceof Fault known) {
                        form.show(Optional.of(known));
                    } else {
                        LOG.error("Signing in failed", e);
                        form.show(Optional.of(new Fault(e, "UI-09", "admin.sign-in.unexpected")));
                    }
                });
    }
}
