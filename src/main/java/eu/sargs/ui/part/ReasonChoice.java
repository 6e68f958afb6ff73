package eu.sargs.ui.part;

import eu.sargs.access.ListedReason;
import eu.sargs.access.Reason;
import eu.sargs.access.Reasons;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * Where an officer says why: chosen from the agency's list by its digit or first letter, own words, and a case number
 * beside it. FX thread.
 */
public final class ReasonChoice {
    private static final int DIGITS = 9;

    private final Reasons reasons;
    private final Desk desk;
    /** Empty: in own words alone. */
    private final ComboBox<Optional<ListedReason>> choice = new ComboBox<>();

    private final TextField text = new TextField();
    private final TextField caseNumber = new TextField();
    private final Label caseNote;

    /** @param id of the own words' field; the list's ends with {@code -listed}, the case number's with {@code -case} */
    public ReasonChoice(String id, Reasons reasons, Desk desk) {
        this.reasons = reasons;
        this.desk = desk;
        Words words = desk.words();
        choice.setId(id + "-listed");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setMinWidth(0);
        choice.promptTextProperty().bind(words.text("part.reason.choose"));
        choice.setButtonCell(cell());
        choice.setCellFactory(list -> cell());
        choice.setVisibleRowCount(DIGITS + 1);
        choice.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        choice.valueProperty().addListener((o, was, is) -> follow());
        text.setId(id);
        caseNumber.setId(id + "-case");
        caseNote = words.label("part.reason.case-wanted", "form-note");
        caseNote.setWrapText(true);
        caseNote.setMinHeight(Region.USE_PREF_SIZE);
        words.textsProperty().addListener((o, was, is) -> redraw());
        follow();
    }

    /** The three fields, one below the other. */
    public ReasonChoice addTo(Form form) {
        form.field("part.reason.listed", choice)
                .field("part.reason.words", text)
                .field("part.reason.case", caseNumber, caseNote);
        return this;
    }

    /** The three fields for a place that is wide and low. */
    public List<Node> beside(Form form) {
        return List.of(
                form.labelled("part.reason.listed", choice),
                form.labelled("part.reason.words", text),
                form.labelled("part.reason.case", caseNumber));
    }

    /** Begins anew, with the list as it is now. */
    public void clear() {
        choice.setValue(null);
        text.clear();
        caseNumber.clear();
        desk.bridge().ask(() -> ListedReason.offered(reasons.all()), this::offer);
    }

    private void offer(List<ListedReason> offered) {
        Optional<ListedReason> was = chosen();
        choice.getItems().setAll(offered.stream().map(Optional::of).toList());
        choice.getItems().add(Optional.empty());
        was.flatMap(one -> offered.stream()
                        .filter(other -> other.code().equals(one.code()))
                        .findFirst())
                .ifPresent(one -> choice.setValue(Optional.of(one)));
    }

    /** The case it is about; still to be changed. */
    public void about(String number) {
        caseNumber.setText(number);
    }

    /** Whether the case number stands fast. */
    public void caseFixed(boolean fixed) {
        caseNumber.setDisable(fixed);
    }

    /** Where typing begins. */
    public void focus() {
        choice.requestFocus();
    }

    /** What ends it: Enter in either field. */
    public void onEnter(Runnable done) {
        text.setOnAction(e -> done.run());
        caseNumber.setOnAction(e -> done.run());
    }

    /** The reason as it is given now. @throws Fault ACC-32 where a case number is lacking, ACC-34 where it is none */
    public Reason given() {
        return chosen().map(listed -> listed.chosen(desk.words().language(), text.getText(), caseNumber.getText()))
                .orElseGet(() -> ListedReason.own(text.getText(), caseNumber.getText()));
    }

    private Optional<ListedReason> chosen() {
        return choice.getValue() == null ? Optional.empty() : choice.getValue();
    }

    private void follow() {
        boolean wanted = chosen().filter(ListedReason::caseWanted).isPresent();
        caseNote.setVisible(wanted);
        caseNote.setManaged(wanted);
    }

    /** A digit chooses by place, a letter the next one that begins with it. */
    private void typed(KeyEvent e) {
        String sign = e.getCharacter();
        if (sign.isBlank()
                || e.isControlDown()
                || e.isAltDown()
                || choice.getItems().isEmpty()) {
            return;
        }
        int items = choice.getItems().size();
        if (Character.isDigit(sign.charAt(0))) {
            int place = Character.digit(sign.charAt(0), 10);
            int at = place == 0 ? items - 1 : place - 1;
            if (at < items && at < (place == 0 ? items : items - 1)) {
                choice.getSelectionModel().select(at);
                e.consume();
            }
            return;
        }
        int from = choice.getSelectionModel().getSelectedIndex();
        for (int step = 1; step <= items; step++) {
            int at = (from + step) % items;
            if (begins(at, sign)) {
                choice.getSelectionModel().select(at);
                e.consume();
                return;
            }
        }
    }

    private boolean begins(int at, String sign) {
        Locale locale = desk.words().locale();
        return words(choice.getItems().get(at)).toLowerCase(locale).startsWith(sign.toLowerCase(locale));
    }

    private String words(Optional<ListedReason> one) {
        return one.map(listed -> listed.words(desk.words().language()))
                .orElseGet(() -> desk.words().get("part.reason.own"));
    }

    private ListCell<Optional<ListedReason>> cell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(Optional<ListedReason> one, boolean empty) {
                super.updateItem(one, empty);
                if (empty || one == null) {
                    setText(this == choice.getButtonCell() ? choice.getPromptText() : null);
                } else {
                    int place = one.isEmpty() ? 0 : choice.getItems().indexOf(one) + 1;
                    setText(place > DIGITS ? "    " + words(one) : place + "  " + words(one));
                }
            }
        };
    }

    private void redraw() {
        choice.setButtonCell(cell());
        choice.setCellFactory(list -> cell());
    }
}
