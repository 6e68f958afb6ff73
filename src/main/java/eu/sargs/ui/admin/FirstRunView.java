package eu.sargs.ui.admin;

import eu.sargs.platform.Language;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A new station: language, name, zone, its first administrator, and where its data will lie. One page, one button. */
public final class FirstRunView extends StackPane {
    private final Words words;
    private final FirstRunDesk desk;

    /**
     * @param home the folder that will hold the station's data
     * @param done runs on the FX thread when the station stands
     */
    public FirstRunView(Founding founding, FxBridge bridge, Words words, Path home, Runnable done) {
        this.words = words;
        this.desk = new FirstRunDesk(founding, bridge, words, done);
        getStyleClass().add("gate");
        Label title = words.label("admin.first.title", "title");
        Label intro = words.label("admin.first.intro", "text-2");
        intro.setWrapText(true);
        HBox head = new HBox(Icon.of("mdi2s-shield-outline", "icon-28", "accent-mark"), title);
        head.getStyleClass().add("panel-header");
        VBox panel = new VBox(head, intro, LanguageChoice.of(words, words::speak), form(home));
        panel.getStyleClass().addAll("panel", "gate-panel");
        panel.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane centred = new StackPane(panel);
        centred.getStyleClass().add("gate-space");
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        getChildren().add(scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && e.isControlDown()) {
                desk.found();
                e.consume();
            }
        });
    }

    private Form form(Path home) {
        ComboBox<String> station = new ComboBox<>();
        station.setId("first-station");
        station.setEditable(true);
        StationName.KNOWN.forEach(one -> station.getItems().add(one.name()));
        station.setMaxWidth(Double.MAX_VALUE);
        station.getEditor().textProperty().bindBidirectional(desk.stationProperty());
        ComboBox<ZoneId> zone = ZoneChoice.of(words);
        zone.setId("first-zone");
        zone.valueProperty().bindBidirectional(desk.zoneProperty());
        TextField name = bound(new TextField(), "first-name", desk.nameProperty());
        TextField account = bound(new TextField(), "first-account", desk.accountProperty());
        PasswordField password = bound(new PasswordField(), "first-password", desk.passwordProperty());
        PasswordField again = bound(new PasswordField(), "first-again", desk.againProperty());
        Label strength = new Label();
        strength.setId("first-strength");
        strength.getStyleClass().add("form-note");
        strength.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.get(desk.strengthKey(), FirstRunDesk.SHORTEST_PASSWORD),
                        desk.passwordProperty(),
                        words.textsProperty()));
        Label storage = new Label(home.toAbsolutePath().toString());
        storage.setWrapText(true);
        storage.getStyleClass().add("text-1");
        Label storageNote = words.label("admin.first.storage-note", "form-note");
        storageNote.setWrapText(true);
        Button make = new Button();
        make.setId("first-found");
        make.textProperty().bind(words.text("admin.first.found"));
        make.getStyleClass().add("primary");
        make.disableProperty().bind(desk.busyProperty());
        make.setOnAction(e -> desk.found());
        HBox actions = new HBox(make);
        actions.getStyleClass().add("form-actions");

        Form form = new Form(words);
        form.row(form.labelled("admin.first.station", station), form.labelled("admin.station.zone", zone))
                .add(words.captionLabel("admin.first.administrator"))
                .row(form.labelled("admin.first.name", name), form.labelled("admin.account.sign-in-name", account))
                .row(form.labelled("admin.first.password", password), form.labelled("admin.first.again", again))
                .add(strength)
                .field("admin.first.storage", storage, storageNote)
                .faultHere()
                .add(actions);
        desk.faultProperty().addListener((o, was, is) -> form.show(is));
        HBox.setHgrow(form, Priority.ALWAYS);
        return form;
    }

    private static <F extends TextField> F bound(F field, String id, javafx.beans.property.StringProperty text) {
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    /** The language chosen so far; the page follows it at once. */
    public Language language() {
        return words.language();
    }
}
