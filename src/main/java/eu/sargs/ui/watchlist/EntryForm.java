package eu.sargs.ui.watchlist;

import eu.sargs.access.Audience;
import eu.sargs.access.Right;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.AudienceChoice;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Segments;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.text.Collator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** One entry as a form: new or changed. Esc leaves it; the screen around it saves on Ctrl Enter. */
final class EntryForm extends BorderPane {
    private static final int OFFERED = 6;

    private final Desk desk;
    private final WatchlistDesk watchlist;
    private final Runnable leave;
    private final Label title = new Label();
    private final TextField pattern = new TextField();
    private final TextField reason = new TextField();
    private final TextField validTo = new TextField();
    private final TextField owner = new TextField();
    private final TextArea guidance = new TextArea();
    private final AudienceChoice audience;
    private final Label audienceNote = new Label();
    private final TextField why = new TextField();
    private final VBox whyField;
    private final Label saveWord = new Label();
    private final EntryMatters matters;
    private final Segments<Priority> priority;
    private final Button save = new Button();
    private final Button remove = new Button();
    private final Button cancel = new Button();
    private final Form form;
    private EntryDraft draft;
    private boolean sureToRemove;

    EntryForm(WatchlistDesk watchlist, Desk desk, Runnable leave) {
        this.desk = desk;
        this.watchlist = watchlist;
        this.leave = leave;
        Words words = desk.words();
        getStyleClass().addAll("side-panel", "bar");
        title.getStyleClass().add("strong");
        Button close = new Button();
        close.setGraphic(Icon.of("mdi2c-close"));
        close.getStyleClass().addAll("quiet", "icon-only", "small");
        close.accessibleTextProperty().bind(words.text("watchlist.form.cancel"));
        close.setOnAction(e -> leave.run());
        Region gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        HBox header = new HBox(title, gap, close);
        header.getStyleClass().add("side-header");
        setTop(header);

        priority = new Segments<>(List.of(Priority.values()), one -> words.text(PriorityMark.wordKey(one)));
        pattern.setId("entry-pattern");
        pattern.getStyleClass().add("plate-field");
        reason.setId("entry-reason");
        owner.setId("entry-owner");
        validTo.setId("entry-valid-to");
        validTo.promptTextProperty().bind(words.text("watchlist.form.date-prompt"));
        audience = new AudienceChoice("entry-audience", words);
        guidance.setPrefRowCount(4);
        guidance.setWrapText(true);
        offer(reason, WatchEntry::reason);
        offer(owner, WatchEntry::owner);
        form = new Form(words)
                .field("watchlist.form.pattern", pattern, note("watchlist.form.pattern-note"))
                .field("watchlist.form.reason", reason)
                .field("watchlist.form.priority", priorities())
                .field("watchlist.form.valid-to", validTo, note("watchlist.form.valid-note"))
                .field("watchlist.form.owner", owner)
                .field("watchlist.form.audience", audiences(), audienceNote)
                .field("watchlist.form.guidance", guidance, note("watchlist.form.guidance-note"))
                .field("watchlist.form.why", why);
        whyField = (VBox) form.getChildren().getLast();
        matters = new EntryMatters(watchlist, desk, leave);
        watchlist.onMatters(this::showMatters);
        ScrollPane scroll = new ScrollPane(new VBox(matters, form));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        setBottom(actions());
        watchlist.faultProperty().addListener((o, was, is) -> form.show(is));
        words.each(this::showTitle);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave.run();
                e.consume();
            }
        });
    }

    private Label note(String key) {
        Label note = desk.words().label(key, "form-note");
        note.setWrapText(true);
        return note;
    }

    private AudienceChoice audiences() {
        audience.valueProperty().addListener((o, was, is) -> showAudience());
        audienceNote.getStyleClass().add("form-note");
        audienceNote.setWrapText(true);
        audienceNote.setMinHeight(USE_PREF_SIZE);
        why.setId("entry-why");
        return audience;
    }

    /** What the choice means, before it is saved. */
    private void showAudience() {
        Audience chosen = audience.getValue();
        if (draft == null || chosen == null) {
            return;
        }
        boolean narrowed =
                draft.entry().filter(one -> !one.audience().within(chosen)).isPresent();
        String key = !ours()
                ? "watchlist.form.audience-theirs"
                : narrowed
                        ? "watchlist.form.audience-narrowed"
                        : chosen.home() ? "watchlist.form.audience-covert" : "watchlist.form.audience-shared";
        audienceNote.setText(desk.words().get(key));
    }

    private boolean ours() {
        return draft == null || draft.entry().map(watchlist::ours).orElse(true);
    }

    /** Whether this officer may save what stands here; else it is shown and no more. */
    private boolean mayWrite() {
        return watchlist.may(ours() ? Right.CHANGE_WATCHLIST : Right.PROPOSE_ENTRY);
    }

    private void showMatters() {
        matters.show(draft == null ? Optional.empty() : draft.entry());
    }

    private Segments<Priority> priorities() {
        for (Priority one : Priority.values()) {
            priority.part(one).setGraphic(PriorityMark.glyph(one));
            priority.part(one).setId("entry-priority-" + PriorityMark.style(one));
        }
        return priority;
    }

    /** What was written in other entries, offered while typing: one name for one owner, one word for one reason. */
    private void offer(TextField field, Function<WatchEntry, String> said) {
        var offered = TextFields.bindAutoCompletion(
                field,
                typed -> watchlist.shown().getSource().stream()
                        .map(said)
                        .filter(one -> !one.isBlank()
                                && !one.equals(typed.getUserText())
                                && contains(one, typed.getUserText()))
                        .distinct()
                        .sorted(Collator.getInstance(desk.words().locale()))
                        .limit(OFFERED)
                        .toList());
        offered.setVisibleRowCount(OFFERED);
        offered.setDelay(0);
        offered.prefWidthProperty().bind(field.widthProperty());
    }

    private boolean contains(String whole, String part) {
        return whole.toLowerCase(desk.words().locale())
                .contains(part.toLowerCase(desk.words().locale()));
    }

    private VBox actions() {
        Words words = desk.words();
        save.setId("entry-save");
        save.getStyleClass().add("primary");
        HBox face = new HBox(saveWord, new KeyCap("Ctrl Enter"));
        face.getStyleClass().add("button-face");
        saveWord.getStyleClass().add("medium");
        save.setGraphic(face);
        save.disableProperty().bind(watchlist.busyProperty());
        save.setOnAction(e -> save());
        cancel.textProperty().bind(words.text("watchlist.form.cancel"));
        cancel.setOnAction(e -> leave.run());
        remove.setId("entry-remove");
        remove.setOnAction(e -> remove());
        Region gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        HBox line = new HBox(save, cancel, gap, remove);
        line.getStyleClass().add("form-actions");
        VBox bottom = new VBox(form.faultLine(), line);
        bottom.getStyleClass().add("side-footer");
        return bottom;
    }

    void edit(Optional<WatchEntry> entry) {
        watchlist.clearFault();
        sureToRemove = false;
        draft = entry.map(one -> EntryDraft.of(one, desk.times().zone()))
                .orElseGet(() -> EntryDraft.empty(watchlist.station(), watchlist.sharedWith()));
        pattern.setText(draft.pattern());
        reason.setText(draft.reason());
        validTo.setText(draft.validTo());
        owner.setText(draft.owner());
        guidance.setText(draft.guidance());
        priority.choose(draft.priority());
        audience.offer(watchlist.neighbours().audiences(), draft.audience());
        audience.setDisable(!ours());
        why.clear();
        whyField.setVisible(!ours());
        whyField.setManaged(!ours());
        showMatters();
        showTitle();
        pattern.requestFocus();
    }

    private void showTitle() {
        boolean known = draft != null && draft.entry().isPresent();
        title.setText(desk.words().get(known ? "watchlist.form.change" : "watchlist.form.new"));
        remove.setVisible(known && mayWrite());
        save.setVisible(mayWrite());
        save.setManaged(mayWrite());
        form.setDisable(!mayWrite());
        // There is room for two long words; Esc and the cross leave the form as well.
        cancel.setVisible(ours());
        cancel.setManaged(ours());
        String removing = ours() ? "watchlist.form.remove" : "watchlist.form.propose-removal";
        remove.setText(desk.words().get(sureToRemove ? "watchlist.form.remove-sure" : removing));
        saveWord.setText(desk.words().get(ours() ? "watchlist.form.save" : "watchlist.form.propose"));
        List<Audience> choices = List.copyOf(audience.getItems());
        Audience chosen = audience.getValue();
        audience.getItems().setAll(choices); // in the language of the moment
        audience.setValue(chosen);
        showAudience();
    }

    void save() {
        if (!mayWrite()) {
            return;
        }
        EntryDraft typed = new EntryDraft(
                draft.entry(),
                pattern.getText(),
                reason.getText(),
                priority.choice(),
                validTo.getText(),
                owner.getText(),
                guidance.getText(),
                audience.getValue());
        try {
            WatchEntry entry = typed.toEntry(
                    WatchlistDesk.newId(),
                    watchlist.time().instant(),
                    desk.times().zone());
            if (ours()) {
                watchlist.put(entry, written -> leave.run());
            } else {
                watchlist.propose(entry.id(), Optional.of(entry), why.getText(), leave);
            }
        } catch (Fault e) {
            form.show(Optional.of(e));
        }
    }

    /** The first press asks, the second removes. */
    private void remove() {
        if (!sureToRemove) {
            sureToRemove = true;
            showTitle();
            return;
        }
        draft.entry().ifPresent(one -> {
            if (ours()) {
                watchlist.remove(one.id(), leave);
            } else {
                watchlist.propose(one.id(), Optional.empty(), why.getText(), leave);
            }
        });
    }
}
