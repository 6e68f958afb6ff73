package eu.sargs.ui.admin;

import eu.sargs.access.Audience;
import eu.sargs.access.Right;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.AudienceChoice;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Segments;
import eu.sargs.ui.part.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** F10: station, display, cameras, accounts, reasons, for how long things are kept. Changes count at once. */
public final class AdminScreen implements Screen, AutoCloseable {
    private final Desk desk;
    private final Settings settings;
    private final List<AdminPanel> panels;
    private final Optional<CameraAdmin> cameras;
    private final Supplier<List<Audience>> audiences;
    private static final List<Integer> LOCK_MINUTES = List.of(2, 5, 10, 20, 0);
    private static final List<Integer> ESCALATE_SECONDS = List.of(30, 60, 120, 300, 0);

    private final BorderPane content = new BorderPane();
    /** What takes over a setting that was changed elsewhere. */
    private final List<Consumer<StationSettings>> followers = new ArrayList<>();

    private final Pin following;

    /**
     * @param panels for an officer who may change what they show
     * @param cameras for an officer who may change them
     * @param audiences whom this station can write to
     * @param go leads to places that have no item on the rail
     */
    public AdminScreen(
            Settings settings,
            List<AdminPanel> panels,
            Optional<CameraAdmin> cameras,
            Supplier<List<Audience>> audiences,
            Desk desk,
            OnDuty duty,
            Consumer<Place> go) {
        this.desk = desk;
        this.settings = settings;
        this.panels = List.copyOf(panels);
        this.cameras = cameras;
        this.audiences = audiences;
        Words words = desk.words();
        HBox header = new HBox(words.label("admin.title", "title"), gap());
        if (Place.EVIDENCE.openTo(duty)) {
            header.getChildren().add(way(Place.EVIDENCE, "Ctrl E", go));
        }
        if (Place.RECORD.openTo(duty)) {
            header.getChildren().add(way(Place.RECORD, "Ctrl J", go));
        }
        header.getChildren().add(way(Place.PEERS, "Ctrl P", go));
        header.getStyleClass().add("screen-header");
        content.setTop(header);
        VBox left = new VBox(display());
        if (duty.may(Right.STATION_SETTINGS)) {
            left.getChildren().addFirst(station());
        }
        panels.forEach(panel -> left.getChildren().add(panel.content()));
        left.getStyleClass().addAll("alert-column", "admin-left");
        HBox columns = new HBox(left);
        cameras.ifPresent(one -> {
            HBox.setHgrow(one, Priority.ALWAYS);
            columns.getChildren().add(one);
        });
        columns.getStyleClass().add("alert-columns");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        content.setCenter(scroll);
        content.getStyleClass().add("admin-screen");
        following = settings.onChange(
                changed -> FxBridge.onFx(() -> followers.forEach(follower -> follower.accept(changed))));
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private Button way(Place place, String keys, Consumer<Place> go) {
        HBox face = new HBox(Icon.of(place.icon()), desk.words().label(place.titleKey(), "medium"), new KeyCap(keys));
        face.getStyleClass().add("button-face");
        Button way = new Button();
        way.setId("admin-" + place.name().toLowerCase(Locale.ROOT));
        way.setGraphic(face);
        way.setMinWidth(Region.USE_PREF_SIZE);
        way.setOnAction(e -> go.accept(place));
        return way;
    }

    private VBox station() {
        StationSettings now = settings.now();
        TextField name = new TextField(now.station());
        name.setId("admin-station");
        Runnable keep = () -> {
            String typed = name.getText().strip();
            if (typed.isEmpty() || typed.length() > 64) {
                name.setText(settings.now().station());
            } else if (!typed.equals(settings.now().station())) {
                changeStation(old -> old.withStation(typed, old.zone()));
            }
        };
        name.setOnAction(e -> keep.run());
        name.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                keep.run();
            }
        });
        ComboBox<ZoneId> zone = ZoneChoice.of(desk.words());
        if (!zone.getItems().contains(now.zone())) {
            zone.getItems().add(now.zone());
        }
        zone.setValue(now.zone());
        zone.setOnAction(e -> {
            if (!zone.getValue().equals(settings.now().zone())) {
                ZoneId chosen = zone.getValue();
                changeStation(old -> old.withStation(old.station(), chosen));
            }
        });
        followers.add(changed -> {
            if (!name.isFocused()) {
                name.setText(changed.station());
            }
            zone.setValue(changed.zone());
        });
        Form form = new Form(desk.words());
        form.row(form.labelled("admin.station.name", name), form.labelled("admin.station.zone", zone));
        Label note = desk.words().label("admin.station.shared-note", "form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        form.field("admin.station.shared", sharedWith(), note);
        Label lockNote = desk.words().label("admin.station.lock-note", "form-note");
        lockNote.setWrapText(true);
        lockNote.setMinHeight(Region.USE_PREF_SIZE);
        form.field("admin.station.lock", lockAfter(), lockNote);
        Label escalateNote = desk.words().label("admin.station.escalate-note", "form-note");
        escalateNote.setWrapText(true);
        escalateNote.setMinHeight(Region.USE_PREF_SIZE);
        form.field("admin.station.escalate", escalateAfter(), escalateNote);
        form.field("admin.station.second-factor", secondFactor());
        return panel("admin.station.title", form);
    }

    private Segments<StationSettings.SecondFactor> secondFactor() {
        List<StationSettings.SecondFactor> all = List.of(StationSettings.SecondFactor.values());
        Segments<StationSettings.SecondFactor> of = new Segments<>(
                all,
                one -> desk.words()
                        .text("admin.station.second-factor." + one.name().toLowerCase(Locale.ROOT)));
        all.forEach(one -> of.part(one).setId("second-factor-" + one.name().toLowerCase(Locale.ROOT)));
        of.choose(settings.now().secondFactor());
        of.onChosen(one -> changeStation(old -> old.withSecondFactor(one)));
        followers.add(changed -> of.choose(changed.secondFactor()));
        return of;
    }

    private Segments<Integer> lockAfter() {
        Segments<Integer> minutes = new Segments<>(
                LOCK_MINUTES,
                after -> desk.words()
                        .text(after == 0 ? "admin.station.lock-never" : "admin.station.lock-minutes", after));
        LOCK_MINUTES.forEach(after -> minutes.part(after).setId("lock-" + after));
        minutes.choose(settings.now().lockMinutes());
        minutes.onChosen(after -> changeStation(old -> old.withLockMinutes(after)));
        followers.add(changed -> minutes.choose(changed.lockMinutes()));
        return minutes;
    }

    private Segments<Integer> escalateAfter() {
        Segments<Integer> seconds = new Segments<>(
                ESCALATE_SECONDS,
                after -> desk.words()
                        .text(after == 0 ? "admin.station.escalate-never" : "admin.station.escalate-seconds", after));
        ESCALATE_SECONDS.forEach(after -> seconds.part(after).setId("escalate-" + after));
        seconds.choose(settings.now().escalateSeconds());
        seconds.onChosen(after -> changeStation(old -> old.withEscalateSeconds(after)));
        followers.add(changed -> seconds.choose(changed.escalateSeconds()));
        return seconds;
    }

    private AudienceChoice sharedWith() {
        AudienceChoice choice = new AudienceChoice("admin-shared", desk.words());
        Runnable offer =
                () -> choice.offer(audiences.get(), new Audience(settings.now().sharedWith()));
        choice.setOnShowing(e -> offer.run());
        desk.words().each(offer);
        followers.add(changed -> offer.run());
        choice.setOnAction(e -> {
            Audience chosen = choice.getValue();
            if (chosen != null && !chosen.text().equals(settings.now().sharedWith())) {
                changeStation(old -> old.withSharedWith(chosen.text()));
            }
        });
        return choice;
    }

    private VBox display() {
        Words words = desk.words();
        Form form = new Form(words)
                .field(
                        "admin.display.language",
                        LanguageChoice.of(words, language -> change(old -> old.withLanguage(language))))
                .field(
                        "admin.display.theme",
                        segments(
                                List.of(StationSettings.Theme.values()),
                                theme ->
                                        words.text("admin.theme." + theme.name().toLowerCase(Locale.ROOT)),
                                StationSettings::theme,
                                theme -> change(old -> old.withTheme(theme))))
                .field(
                        "admin.display.scale",
                        segments(
                                StationSettings.TEXT_SCALES,
                                percent -> new SimpleStringProperty(percent + " %"),
                                StationSettings::textScale,
                                percent -> change(old -> old.withTextScale(percent))))
                .add(check(
                        "admin.display.still",
                        "admin.display.still-note",
                        StationSettings::stillScreen,
                        on -> change(old -> old.withStillScreen(on))))
                .add(check(
                        "admin.display.second",
                        "admin.display.second-note",
                        StationSettings::wallOnSecondMonitor,
                        on -> change(old -> old.withWallOnSecondMonitor(on))));
        return panel("admin.display.title", form);
    }

    private <T> Segments<T> segments(
            List<T> choices,
            Function<T, ObservableValue<String>> name,
            Function<StationSettings, T> now,
            Consumer<T> chosen) {
        Segments<T> segments = new Segments<>(choices, name);
        choices.forEach(choice ->
                segments.part(choice).setId("choice-" + choice.toString().toLowerCase(Locale.ROOT)));
        segments.onChosen(chosen);
        Consumer<StationSettings> show = changed -> segments.choose(now.apply(changed));
        show.accept(settings.now());
        followers.add(show);
        return segments;
    }

    private Node check(String key, String noteKey, Predicate<StationSettings> now, Consumer<Boolean> chosen) {
        CheckBox box = new CheckBox();
        box.setId(key.substring(key.lastIndexOf('.') + 1));
        box.textProperty().bind(desk.words().text(key));
        box.setSelected(now.test(settings.now()));
        followers.add(changed -> box.setSelected(now.test(changed)));
        box.setOnAction(e -> chosen.accept(box.isSelected()));
        Label note = desk.words().label(noteKey, "form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        VBox both = new VBox(box, note);
        both.getStyleClass().add("form-field");
        return both;
    }

    private void change(UnaryOperator<StationSettings> change) {
        settings.change(change);
    }

    /** More than how the screen looks: it goes on record first, which is not for the FX thread. */
    private void changeStation(UnaryOperator<StationSettings> change) {
        desk.bridge()
                .ask(
                        () -> {
                            settings.change(change);
                            return true;
                        },
                        done -> {});
    }

    private VBox panel(String titleKey, Node body) {
        VBox panel = new VBox(desk.words().label(titleKey, "strong"), body);
        panel.getStyleClass().addAll("panel", "stack");
        return panel;
    }

    @Override
    public Place place() {
        return Place.ADMIN;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown() {
        panels.forEach(AdminPanel::shown);
        cameras.ifPresent(one -> one.shown(true));
    }

    @Override
    public void onHidden() {
        cameras.ifPresent(one -> one.shown(false));
    }

    @Override
    public void close() {
        following.close();
    }
}
