package eu.sargs.ui.peer;

import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One peer in the list: how it stands, what waits either way, what went wrong last. Enter or a click opens it. */
final class PeerRow extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Desk desk;
    private final PeerWords words;
    private final HBox first = new HBox();
    private final Label second = Parts.text("", "dense", "text-2");
    private final Label third = Parts.text("", "dense", "text-2");
    private final Label wrong = Parts.text("", "dense");

    PeerRow(PeerKey key, Desk desk, Consumer<PeerKey> open) {
        this.desk = desk;
        this.words = new PeerWords(desk);
        setId("peer-" + key);
        getStyleClass().add("peer-row");
        first.getStyleClass().add("mark");
        setFocusTraversable(true);
        getChildren().setAll(first, second, third, wrong);
        setOnMouseClicked(e -> open.accept(key));
        setOnKeyPressed(e -> {
            if ((e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) && !e.isControlDown()) {
                open.accept(key);
                e.consume();
            }
        });
    }

    void show(Peer peer, Circle circle, boolean chosen) {
        PeerState how = PeerState.of(peer);
        Label name = Parts.text(PeerWords.name(peer, circle), "strong");
        Label state = new Label(words.state(peer));
        state.getStyleClass().addAll("medium", how.style() + "-text");
        state.setMinWidth(USE_PREF_SIZE);
        first.getChildren().setAll(Icon.of(how.icon(), "icon-14", how.style() + "-mark"), name, Parts.gap(), state);
        second.setText(peer.described().agency() + " · " + peer.described().country()
                + PeerState.lastSeen(peer)
                        .map(time -> " · " + words.get("peer.row.heard", words.age(time)))
                        .orElse(""));
        boolean open = peer.link().state() == PeerLink.State.CONNECTED;
        third.setText(
                open
                        ? words.get(
                                "peer.row.both-ways",
                                peer.link().weLack().orElse(0),
                                peer.link().theyLack().orElse(0))
                        : "");
        Parts.show(third, open);
        wrong.setText(peer.link().lastError().map(desk.words()::get).orElse(""));
        Parts.show(wrong, peer.link().lastError().isPresent());
        pseudoClassStateChanged(CHOSEN, chosen);
        setAccessibleText(name.getText() + ", " + state.getText());
    }
}
