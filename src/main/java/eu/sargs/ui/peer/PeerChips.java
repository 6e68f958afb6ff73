package eu.sargs.ui.peer;

import eu.sargs.platform.Pin;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerKey;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A chip a peer in the top bar; one for all of them where they do not fit beside each other. None where there are none. */
public final class PeerChips extends Region implements AutoCloseable {
    private final Desk desk;
    private final Runnable open;
    private final PeerWords words;
    private final HBox all = new HBox();
    private final ChipButton fold;
    private final Map<PeerKey, ChipButton> chips = new LinkedHashMap<>();
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private final Pin pins;

    /** @param open leads to the page of the peers */
    public PeerChips(Desk desk, Runnable open) {
        this.desk = desk;
        this.open = open;
        words = new PeerWords(desk);
        getStyleClass().add("peer-chips");
        all.getStyleClass().add("peer-chips-row");
        fold = new ChipButton("peers-fold", open);
        getChildren().setAll(all, fold);
        folded.addListener((o, was, is) -> {
            fold.shorten(is);
            requestLayout();
        });
        ChangeListener<Optional<Circle>> news = (o, was, is) -> show();
        desk.others().circleProperty().addListener(news);
        pins = Pin.all(
                () -> desk.others().circleProperty().removeListener(news),
                desk.words().each(this::show));
    }

    /** Whether they are one chip of a shape and a number, however much room there is; the words are on its tooltip. */
    public BooleanProperty foldedProperty() {
        return folded;
    }

    private void show() {
        Optional<Circle> circle = desk.others().circle();
        List<Peer> peers = circle.map(Circle::peers).orElse(List.of()).stream()
                .filter(Peer::belongs)
                .toList();
        List<Node> nodes = new ArrayList<>();
        Map<PeerKey, ChipButton> next = new LinkedHashMap<>();
        for (Peer peer : peers) {
            // The same button as before: it may have the focus.
            ChipButton chip = chips.containsKey(peer.key())
                    ? chips.get(peer.key())
                    : new ChipButton("peer-chip-" + peer.key(), open);
            chip.show(
                    PeerState.of(peer),
                    PeerWords.name(peer, circle.orElseThrow()),
                    words.state(peer),
                    words.tooltip(peer, circle.orElseThrow()));
            next.put(peer.key(), chip);
            nodes.add(chip);
        }
        chips.clear();
        chips.putAll(next);
        if (!Objects.equals(all.getChildren(), nodes)) {
            all.getChildren().setAll(nodes);
        }
        long attention = peers.stream()
                .filter(peer -> PeerState.of(peer).needsAttention())
                .count();
        fold.number(attention == 0 ? peers.size() : attention);
        fold.show(
                peers.stream()
                        .map(PeerState::of)
                        .filter(PeerState::needsAttention)
                        .max(PeerState::compareTo)
                        .orElse(PeerState.CONNECTED),
                words.get("peer.fold.stations", peers.size()),
                words.get(attention == 0 ? "peer.fold.all-connected" : "peer.fold.attention", attention),
                words.get("peer.fold.stations", peers.size()) + ": "
                        + words.get(attention == 0 ? "peer.fold.all-connected" : "peer.fold.attention", attention)
                        + "\n"
                        + String.join(
                                "\n",
                                peers.stream()
                                        .map(peer ->
                                                PeerWords.name(peer, circle.orElseThrow()) + " · " + words.state(peer))
                                        .toList()));
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return chips.isEmpty() ? 0 : Math.min(fold.prefWidth(-1), all.prefWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return chips.isEmpty() ? 0 : folded.get() ? fold.prefWidth(-1) : all.prefWidth(-1);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(all.prefHeight(-1), fold.prefHeight(-1));
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        boolean room = !folded.get() && all.prefWidth(-1) <= getWidth() + 0.5;
        all.setVisible(room && !chips.isEmpty());
        fold.setVisible(!room && !chips.isEmpty());
        all.resizeRelocate(0, 0, all.prefWidth(-1), getHeight());
        fold.resizeRelocate(0, 0, fold.prefWidth(-1), getHeight());
    }

    @Override
    public void close() {
        pins.close();
    }

    /** Shape, name and state; the whole in words on its tooltip. */
    private static final class ChipButton extends Button {
        private final Label name = new Label();
        private final Label state = new Label();
        private final Tooltip whole = new Tooltip();
        private final Label number = new Label();
        private final HBox face = new HBox();

        ChipButton(String id, Runnable open) {
            setId(id);
            getStyleClass().add("peer-chip");
            name.getStyleClass().addAll("dense", "semibold");
            state.getStyleClass().addAll("dense", "text-2");
            name.setMinWidth(USE_PREF_SIZE);
            state.setMinWidth(USE_PREF_SIZE);
            number.getStyleClass().addAll("dense", "semibold");
            number.setMinWidth(USE_PREF_SIZE);
            shorten(false);
            face.getStyleClass().add("mark");
            setGraphic(face);
            setMinWidth(USE_PREF_SIZE);
            setTooltip(whole);
            setOnAction(e -> open.run());
        }

        void show(PeerState how, String who, String what, String tip) {
            name.setText(who);
            state.setText(what);
            whole.setText(tip);
            setAccessibleText(who + ", " + what);
            face.getChildren().setAll(Icon.of(how.icon(), "icon-14", how.style() + "-mark"), number, name, state);
        }

        void number(long count) {
            number.setText(String.valueOf(count));
        }

        void shorten(boolean only) {
            Parts.show(number, only);
            Parts.show(name, !only);
            Parts.show(state, !only);
        }
    }
}
