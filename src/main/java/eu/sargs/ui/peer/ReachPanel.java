package eu.sargs.ui.peer;

import eu.sargs.platform.StationSettings.Linking;
import eu.sargs.sync.OwnStation;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * Whether others can call this station and find it nearby, and how much they are sent: how it is, and for an administrator
 * how it is to be.
 */
final class ReachPanel extends VBox {
    private final PeersDesk peers;
    private final Words words;
    private final Label state = Parts.text("");
    private final Label hindered = Parts.text("");
    private final CheckBox listens = new CheckBox();
    private final CheckBox discovers = new CheckBox();
    private final TextField address = Parts.field("own-listen");
    private final TextField most = Parts.field("own-most");
    private final Form form;

    ReachPanel(PeersDesk peers, Desk desk) {
        this.peers = peers;
        this.words = desk.words();
        getStyleClass().add("stack");
        state.setId("own-reach");
        hindered.setId("own-hindered");
        dress(listens, "own-listens", "peer.own.listens");
        dress(discovers, "own-discovers", "peer.own.discovers");
        address.promptTextProperty().bind(words.text("peer.own.listen-prompt"));
        Button set = Parts.button(words, "own-listen-set", "peer.own.listen-set");
        set.setOnAction(e -> set());
        address.setOnAction(e -> set());
        most.promptTextProperty().bind(words.text("peer.own.most-prompt"));
        most.setOnAction(e -> set());
        VBox nearby = new VBox(discovers, Parts.note(words, "peer.own.discovers-note"));
        nearby.getStyleClass().add("form-field");
        form = new Form(words)
                .add(listens)
                .field("peer.own.listen-at", address, Parts.note(words, "peer.own.listen-note"))
                .add(nearby)
                .field("peer.own.most", most, Parts.note(words, "peer.own.most-note"))
                .faultHere()
                .add(set);
        Linking now = peers.settings().now().linking();
        listens.setSelected(!now.listen().isEmpty());
        discovers.setSelected(now.discover());
        address.setText(now.listen());
        most.setText(now.kilobytes() == 0 ? "" : String.valueOf(now.kilobytes()));
        // Nobody can be found who cannot be called.
        address.disableProperty().bind(listens.selectedProperty().not());
        discovers.disableProperty().bind(listens.selectedProperty().not());
        getChildren().setAll(words.label("peer.own.reach", "semibold"), state, hindered, form);
        Parts.show(hindered, false);
    }

    private void dress(CheckBox box, String id, String key) {
        box.setId(id);
        box.setWrapText(true);
        box.textProperty().bind(words.text(key));
    }

    /** As it is, whatever the boxes below are being set to. */
    void show(OwnStation own, boolean may) {
        Parts.show(form, may);
        String called = own.listensAt()
                .map(at -> words.get("peer.own.listening", at.toString()))
                .orElseGet(() -> words.get(may ? "peer.own.deaf" : "peer.own.deaf-officer"));
        state.setText(own.discovers() ? called + " " + words.get("peer.own.discovering") : called);
        hindered.setText(own.hindered().map(words::get).orElse(""));
        Parts.show(hindered, own.hindered().isPresent());
    }

    private void set() {
        form.show(Optional.empty());
        peers.reach(
                listens.isSelected(),
                address.getText(),
                discovers.isSelected(),
                most.getText(),
                () -> {},
                fault -> form.show(Optional.of(fault)));
    }
}
