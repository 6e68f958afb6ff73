package eu.sargs.ui.admin;

import eu.sargs.access.DeedKind;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.ListedReason;
import eu.sargs.access.Reason;
import eu.sargs.access.Reasons;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.ReasonChoice;
import eu.sargs.ui.part.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is looked for in the record, and why it is looked at. FX thread. */
final class RecordForm extends VBox {
    private final Reasons reasons;
    private final Desk desk;
    private final TextField from = field("record-from");
    private final TextField to = field("record-to");
    private final TextField officer = field("record-officer");
    private final TextField about = field("record-about");
    private final TextField plate = field("record-plate");
    private final TextField caseNumber = field("record-case");
    private final ComboBox<Optional<DeedKind>> kind = new ComboBox<>();
    private final ComboBox<Optional<ListedReason>> given = new ComboBox<>();
    private final ReasonChoice why;
    private final Form asked;
    private final Button look = new Button();

    RecordForm(Reasons reasons, Desk desk, Runnable search) {
        this.reasons = reasons;
        this.desk = desk;
        Words words = desk.words();
        getStyleClass().addAll("panel", "stack");
        from.promptTextProperty().bind(words.text("admin.record.time-prompt"));
        to.promptTextProperty().bind(words.text("admin.record.time-prompt"));
        choice(
                kind,
                "record-kind",
                one -> one.map(its -> DeedWords.kind(its, words)).orElseGet(() -> words.get("admin.record.any")));
        kind.getItems()
                .setAll(Stream.concat(
                                Stream.of(Optional.<DeedKind>empty()),
                                Stream.of(DeedKind.values()).map(Optional::of))
                        .toList());
        kind.setValue(Optional.empty());
        choice(
                given,
                "record-given",
                one -> one.map(its -> its.words(words.language())).orElseGet(() -> words.get("admin.record.any")));
        given.getItems().setAll(List.of(Optional.empty()));
        given.setValue(Optional.empty());
        why = new ReasonChoice("record-why", reasons, desk);
        why.onEnter(search);
        Stream.of(from, to, officer, about, plate, caseNumber).forEach(one -> one.setOnAction(e -> search.run()));
        look.setId("record-look");
        look.getStyleClass().add("primary");
        look.textProperty().bind(words.text("admin.record.look"));
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setOnAction(e -> search.run());
        Form form = new Form(words);
        form.row(form.labelled("admin.record.from", from), form.labelled("admin.record.to", to));
        form.row(form.labelled("admin.record.column.officer", officer), form.labelled("admin.record.about", about));
        form.row(form.labelled("admin.record.column.kind", kind), form.labelled("admin.record.column.plate", plate));
        form.row(form.labelled("admin.record.given", given), form.labelled("part.reason.case", caseNumber));
        asked = new Form(words);
        why.addTo(asked);
        asked.faultHere();
        VBox because = new VBox(words.label("admin.record.why", "strong"), asked, look);
        because.getStyleClass().addAll("stack", "record-why");
        getChildren().setAll(words.label("admin.record.what", "strong"), form, because);
        words.textsProperty().addListener((o, was, is) -> redraw());
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    private static <T> void choice(ComboBox<T> box, String id, Function<T, String> name) {
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        box.setCellFactory(list -> cell(name));
        box.setButtonCell(cell(name));
        box.setUserData(name);
    }

    private static <T> ListCell<T> cell(Function<T, String> name) {
        return new ListCell<>() {
            @Override
            protected void updateItem(T one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty || one == null ? null : name.apply(one));
            }
        };
    }

    private void redraw() {
        again(kind);
        again(given);
    }

    @SuppressWarnings("unchecked")
    private static <T> void again(ComboBox<T> box) {
        Function<T, String> name = (Function<T, String>) box.getUserData();
        box.setCellFactory(list -> cell(name));
        box.setButtonCell(cell(name));
    }

    /** The lists as they are now; what is typed stays. */
    void shown() {
        desk.bridge().ask(reasons::all, all -> {
            Optional<String> was = given.getValue().map(ListedReason::code);
            given.getItems()
                    .setAll(Stream.concat(
                                    Stream.of(Optional.<ListedReason>empty()),
                                    all.stream().map(Optional::of))
                            .toList());
            given.setValue(given.getItems().stream()
                    .filter(one -> one.map(ListedReason::code).equals(was))
                    .findFirst()
                    .orElse(Optional.empty()));
        });
    }

    /** Nothing of what somebody else typed. */
    void clear() {
        Stream.of(from, to, officer, about, plate, caseNumber).forEach(TextField::clear);
        kind.setValue(Optional.empty());
        given.setValue(Optional.empty());
        why.clear();
        show(Optional.empty());
        shown();
    }

    void focus() {
        from.requestFocus();
    }

    void busy(boolean is) {
        look.setDisable(is);
    }

    void show(Optional<Fault> fault) {
        asked.show(fault);
    }

    /** @throws Fault UI-33 for a time that is none */
    DeedSearch search() {
        return new DeedSearch(
                moment(from, 0),
                moment(to, 1),
                typed(officer).map(name -> name.toLowerCase(Locale.ROOT)),
                kind.getValue(),
                typed(plate),
                Optional.empty(),
                given.getValue().map(ListedReason::code),
                typed(caseNumber),
                typed(about).map(name -> name.toLowerCase(Locale.ROOT)));
    }

    /** @throws Fault as {@link ReasonChoice#given} */
    Reason reason() {
        return why.given();
    }

    private static Optional<String> typed(TextField field) {
        return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
    }

    /** @param daysAfter how many days after the beginning of a day that is named */
    private Optional<Instant> moment(TextField field, int daysAfter) {
        ZoneId zone = desk.times().zone();
        return typed(field).map(text -> {
            try {
                return text.length() <= 10
                        ? LocalDate.parse(text)
                                .plusDays(daysAfter)
                                .atStartOfDay(zone)
                                .toInstant()
                        : LocalDateTime.parse(text.replace(' ', 'T'))
                                .atZone(zone)
                                .toInstant();
            } catch (DateTimeParseException e) {
                throw new Fault(e, "UI-33", "admin.record.bad-time", text);
            }
        });
    }
}
