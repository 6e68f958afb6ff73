package eu.sargs.ui.admin;

import eu.sargs.access.Accounts;
import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.access.Totp;
import eu.sargs.platform.Fault;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.QrCode;
import eu.sargs.ui.part.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The officer signs in; one whose password somebody else set chooses another first, and who has or needs a second
 * factor types its code. Alarms go on sounding meanwhile.
 */
public final class SignInView extends StackPane {
    private static final Logger LOG = LoggerFactory.getLogger(SignInView.class);

    private final Accounts accounts;
    private final FxBridge bridge;
    private final Words words;
    private final Consumer<Officer> signedIn;
    private final Seat seat;
    private final String station;
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
        station = settings.station();
        Label name = new Label(station);
        name.getStyleClass().add("title");
        HBox head = new HBox(Icon.of("mdi2s-shield-outline", "icon-28", "accent-mark"), name);
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
        StackPane centred = new StackPane(panel);
        centred.getStyleClass().add("gate");
        // What a new second factor needs is higher than the page of a small screen is.
        ScrollPane page = new ScrollPane(centred);
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        page.setFocusTraversable(false);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(page);
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
            signIn(who, fresh, "admin.sign-in.code-next");
        });
        another.onLeft(this::ask);
        title.textProperty().bind(words.text("admin.sign-in.due"));
        body.getChildren().setAll(another);
    }

    /** @param typed the password; wiped when this is over */
    private void askForCode(String who, char[] typed, String titleKey) {
        CodeForm page = new CodeForm(words, "admin.sign-in.enter");
        page.onCode(code -> answer(page, typed, () -> accounts.signIn(who, typed.clone(), code, seat)));
        show(page, titleKey, typed);
    }

    /** The secret is shown this once, and counts when a code of it was typed. */
    private void askForSecondFactor(String who, char[] typed) {
        byte[] secret = Totp.newSecret();
        ImageView picture = new ImageView(QrCode.of(Totp.uri(station, who, secret), 3));
        picture.setId("second-factor-picture");
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("second-factor-picture");
        frame.setMaxWidth(USE_PREF_SIZE);
        TextField written = new TextField(Totp.written(secret).replaceAll("(.{4})(?!$)", "$1 "));
        written.setId("second-factor-secret");
        written.setEditable(false);
        written.getStyleClass().add("dense");
        Label note = words.label("admin.sign-in.second-factor-note", "form-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        CodeForm page = new CodeForm(words, "admin.sign-in.second-factor-set", frame, written, note);
        page.onCode(
                code -> answer(page, typed, () -> accounts.setSecondFactor(who, typed.clone(), secret, code, seat)));
        show(page, "admin.sign-in.second-factor-due", typed);
    }

    private void show(CodeForm page, String key, char[] typed) {
        page.onLeft(() -> {
            Arrays.fill(typed, '\0');
            ask();
        });
        title.textProperty().bind(words.text(key));
        body.getChildren().setAll(page);
    }

    private void answer(CodeForm page, char[] typed, Supplier<Officer> question) {
        bridge.<Officer>ask(
                question,
                officer -> {
                    Arrays.fill(typed, '\0');
                    begin(officer);
                },
                e -> page.refuse(told(e)));
    }

    private void begin(Officer officer) {
        password.clear();
        account.clear();
        enter.setDisable(false);
        signedIn.accept(officer);
    }

    private static Fault told(RuntimeException e) {
        if (e instanceof Fault known) {
            return known;
        }
        LOG.error("Signing in failed", e);
        return new Fault(e, "UI-09", "admin.sign-in.unexpected");
    }

    private void signIn() {
        if (account.getText().isBlank() || enter.isDisabled()) {
            account.requestFocus();
            return;
        }
        signIn(account.getText().strip(), password.getText().toCharArray(), "admin.sign-in.code-wanted");
    }

    /**
     * @param secret wiped
     * @param codeKey how a code is asked for, where it is: one that changed the password is used up
     */
    private void signIn(String who, char[] secret, String codeKey) {
        enter.setDisable(true);
        form.show(Optional.empty());
        char[] again = secret.clone();
        bridge.<Officer>ask(
                () -> accounts.signIn(who, secret, seat),
                officer -> {
                    Arrays.fill(again, '\0');
                    begin(officer);
                },
                e -> {
                    enter.setDisable(false);
                    password.clear();
                    password.requestFocus();
                    Fault fault = told(e);
                    switch (fault.code()) {
                        case "ACC-12" -> askForAnother(who, again);
                        case "ACC-14" -> askForCode(who, again, codeKey);
                        case "ACC-16" -> askForSecondFactor(who, again);
                        default -> {
                            Arrays.fill(again, '\0');
                            form.show(Optional.of(fault));
                        }
                    }
                });
    }
}
