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

/** The officer signs in. Alarms go on sounding meanwhile. */
public final class SignInView extends StackPane {
    private static final Logger LOG = LoggerFactory.getLogger(SignInView.class);

    private final Accounts accounts;
    private final FxBridge bridge;
    private final Consumer<Officer> signedIn;
    private final Seat seat;
    private final TextField account = new TextField();
    private final PasswordField password = new PasswordField();
    private final Button enter = new Button();
    private final Form form;

    public SignInView(
            Accounts accounts, StationSettings settings, FxBridge bridge, Words words, Consumer<Officer> signedIn) {
        this.accounts = accounts;
        this.bridge = bridge;
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
        VBox panel = new VBox(
                head, words.label("admin.sign-in.title", "text-2"), LanguageChoice.of(words, words::speak), form);
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
        sceneProperty().addListener((o, was, is) -> {
            if (is != null) {
                (account.getText().isEmpty() ? account : password).requestFocus();
            }
        });
    }

    private void signIn() {
        if (account.getText().isBlank() || enter.isDisabled()) {
            account.requestFocus();
            return;
        }
        enter.setDisable(true);
        form.show(Optional.empty());
        String who = account.getText().strip();
        char[] secret = password.getText().toCharArray();
        bridge.<Officer>ask(
                () -> accounts.signIn(who, secret, seat),
                officer -> {
                    password.clear();
                    account.clear();
                    enter.setDisable(false);
                    signedIn.accept(officer);
                },
                e -> {
                    enter.setDisable(false);
                    password.clear();
                    password.requestFocus();
                    if (e instanceof Fault known) {
                        form.show(Optional.of(known));
                    } else {
                        LOG.error("Signing in failed", e);
                        form.show(Optional.of(new Fault(e, "UI-09", "admin.sign-in.unexpected")));
                    }
                });
    }
}
