package eu.sargs.ui.peer;

import eu.sargs.platform.Fault;
import eu.sargs.sync.Admission;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Description;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Letting a station in: its key, the eight words as its administrator reads them on the telephone beside those its key
 * gives, and who it is. Where a word differs nothing is admitted.
 */
final class PairForm extends VBox {
    private final Desk desk;
    private final PeersDesk peers;
    private final Runnable leave;
    private final TextField key = Parts.field("pair-key");
    private final TextField address = Parts.field("pair-address");
    private final TextField heard = Parts.field("pair-heard");
    private final TextField station = Parts.field("pair-station");
    private final TextField seat = Parts.field("pair-seat");
    private final TextField agency = Parts.field("pair-agency");
    private final TextField country = Parts.field("pair-country");
    private final CheckBox mayAdmit = new CheckBox();
    private final GridPane compared = new GridPane();
    private final Label verdict = Parts.text("", "medium");
    private final Label ours = Parts.text("", "fingerprint-word");
    private final Form form;

    PairForm(PeersDesk peers, Desk desk, Runnable leave) {
        this.desk = desk;
        this.peers = peers;
        this.leave = leave;
        Words words = desk.words();
        setId("pair-form");
        getStyleClass().addAll("panel", "stack", "peers-side");
        compared.getStyleClass().add("fingerprint");
        verdict.setId("pair-verdict");
        mayAdmit.setId("pair-may-admit");
        mayAdmit.setWrapText(true);
        mayAdmit.textProperty().bind(words.text("peer.form.may-admit"));
        address.promptTextProperty().bind(words.text("peer.form.address-prompt"));
        form = new Form(words);
        form.field("peer.form.key", key, Parts.note(words, "peer.form.key-note"))
                .field("peer.form.address", address, Parts.note(words, "peer.form.address-note"))
                .field("peer.form.heard", heard, Parts.note(words, "peer.form.heard-note"))
                .add(compared)
                .add(verdict)
                .add(new VBox(Parts.note(words, "peer.form.ours"), ours))
                .row(form.labelled("peer.form.station", station), form.labelled("peer.form.seat", seat))
                .row(form.labelled("peer.form.agency", agency), form.labelled("peer.form.country", country))
                .add(Parts.note(words, "peer.form.agency-note"))
                .add(mayAdmit)
                .add(Parts.note(words, "peer.form.may-admit-note"))
                .faultHere()
                .add(actions());
        getChildren().setAll(words.label("peer.form.title", "strong"), Parts.note(words, "peer.form.how"), form);
        key.textProperty().addListener((o, was, is) -> compare());
        heard.textProperty().addListener((o, was, is) -> compare());
        words.each(this::compare);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave.run();
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER && e.isControlDown() && !e.isAltDown()) {
                admit();
                e.consume();
            }
        });
    }

    private HBox actions() {
        Button admit = Parts.button(desk.words(), "pair-admit", "peer.form.admit", "mdi2c-check", "Ctrl Enter");
        admit.getStyleClass().add("primary");
        admit.setOnAction(e -> admit());
        Button cancel = Parts.button(desk.words(), "pair-cancel", "peer.form.cancel");
        cancel.setOnAction(e -> leave.run());
        HBox actions = new HBox(admit, cancel);
        actions.getStyleClass().add("form-actions");
        return actions;
    }

    /** Empty, ready for a new station. */
    void begin() {
        Stream.of(key, address, heard, station, seat, agency, country).forEach(TextField::clear);
        mayAdmit.setSelected(true);
        form.show(Optional.empty());
        compare();
        key.requestFocus();
    }

    private Optional<PeerKey> typedKey() {
        try {
            return Optional.of(PeerKey.typed(key.getText()));
        } catch (Fault notYet) {
            return Optional.empty();
        }
    }

    /** Word by word, side by side, while they are typed. */
    private void compare() {
        Words words = desk.words();
        ours.setText(peers.circle()
                .map(Circle::self)
                .map(self -> self.key().fingerprint().toString())
                .orElse(""));
        List<String> given = typedKey().map(one -> one.fingerprint().words()).orElse(List.of());
        List<String> said = Stream.of(heard.getText().toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        compared.getChildren().clear();
        Parts.show(compared, !given.isEmpty());
        Parts.show(verdict, !given.isEmpty());
        if (given.isEmpty()) {
            return;
        }
        compared.addRow(
                0,
                new Label(),
                words.label("peer.form.from-key", "dense", "text-3"),
                new Label(),
                words.label("peer.form.as-heard", "dense", "text-3"));
        int same = 0;
        boolean differs = said.size() > given.size();
        for (int i = 0; i < given.size(); i++) {
            String word = i < said.size() ? said.get(i) : "";
            boolean agrees = word.equals(given.get(i));
            boolean wrong = !agrees && !given.get(i).startsWith(word);
            same += agrees ? 1 : 0;
            differs |= wrong;
            compared.addRow(i + 1, number(i + 1), word(given.get(i), agrees), glyph(agrees, wrong), word(word, agrees));
        }
        verdict.setText(
                same == given.size() && !differs
                        ? words.get("peer.form.agree")
                        : differs ? words.get("peer.form.differ") : words.get("peer.form.still", given.size() - same));
    }

    private static Label number(int number) {
        Label label = new Label(String.valueOf(number));
        label.getStyleClass().addAll("dense", "text-3");
        return label;
    }

    private static Label word(String text, boolean agrees) {
        Label word = new Label(text);
        word.getStyleClass().addAll("fingerprint-word", agrees ? "text-1" : "text-2");
        word.setMinWidth(Region.USE_PREF_SIZE);
        return word;
    }

    private static Node glyph(boolean agrees, boolean wrong) {
        return agrees
                ? Icon.of("mdi2c-check", "ok-mark")
                : wrong ? Icon.of("mdi2n-not-equal-variant", "degraded-mark") : new Label();
    }

    private void admit() {
        form.show(Optional.empty());
        Admission admission;
        try {
            PeerKey who = PeerKey.typed(key.getText());
            Optional<PeerAddress> at =
                    address.getText().isBlank() ? Optional.empty() : Optional.of(PeerAddress.typed(address.getText()));
            String name = station.getText();
            Description described = new Description(
                    name, seat.getText().isBlank() ? name + " 1" : seat.getText(), agency.getText(), country.getText());
            admission = new Admission(who, described, mayAdmit.isSelected(), at);
        } catch (Fault fault) {
            form.show(Optional.of(fault));
            return;
        }
        peers.admit(admission, heard.getText(), leave, fault -> form.show(Optional.of(fault)));
    }
}
