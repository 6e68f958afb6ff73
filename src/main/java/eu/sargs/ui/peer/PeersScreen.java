package eu.sargs.ui.peer;

import eu.sargs.access.Reasons;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.Peers;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.ReasonChoice;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** {@code Ctrl P}: this station's identity, the stations it shares with, pairing and revoking. */
public final class PeersScreen implements Screen, AutoCloseable {
    private static final double ROOM_FOR_THREE = 1180;

    private final Desk desk;
    private final PeersDesk peers;
    private final BorderPane content = new BorderPane();
    private final HBox columns = new HBox();
    private final OwnPanel own;
    private final VBox list = new VBox();
    private final VBox rows = new VBox();
    private final Label count = new Label();
    private final Label onlyAdministrators;
    private final EmptyState empty;
    private final PairForm pairing;
    private final PeerDetail detail;
    private final StickPanel taking;
    private final Map<PeerKey, PeerRow> known = new LinkedHashMap<>();
    private final Pin pins;
    private Optional<PeerKey> chosen = Optional.empty();
    private boolean pairingNow;

    public PeersScreen(Peers port, Settings settings, Reasons reasons, Desk desk, OnDuty duty) {
        this(port, settings, reasons, desk, duty, Optional.empty());
    }

    /** @param stick asks for files; empty for the system's dialogues */
    PeersScreen(Peers port, Settings settings, Reasons reasons, Desk desk, OnDuty duty, Optional<StickFiles> stick) {
        this.desk = desk;
        StickFiles files = stick.orElseGet(() -> StickFiles.ofSystem(this::over, desk.words()));
        peers = new PeersDesk(port, settings, desk, duty);
        Words words = desk.words();
        own = new OwnPanel(peers, desk);
        pairing = new PairForm(peers, desk, this::closeSide);
        detail = new PeerDetail(peers, new ReasonChoice("peer-reason", reasons, desk), desk, files, this::closeSide);
        taking = new StickPanel("peers-carry-in", "peer.stick.in", desk);
        taking.onAction(() -> takeIn(files));
        Button pair = pairButton("peers-pair");
        Button first = pairButton("peers-first");
        empty = new EmptyState(words, Place.PEERS.icon(), "peer.empty.title", "peer.empty.hint", first);
        onlyAdministrators = Parts.note(words, "peer.only-administrators");
        count.getStyleClass().add("text-2");
        HBox header = new HBox(words.label("peer.title", "title"), count, Parts.gap(), pair);
        header.getStyleClass().add("screen-header");
        list.getChildren().setAll(words.label("peer.list.title", "strong"), onlyAdministrators, rows, taking);
        list.getStyleClass().addAll("panel", "stack");
        list.setMinWidth(0);
        HBox.setHgrow(list, Priority.ALWAYS);
        rows.getStyleClass().add("peer-rows");
        columns.getStyleClass().addAll("alert-columns", "peers-columns");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        content.setTop(header);
        content.setCenter(scroll);
        content.getStyleClass().add("admin-screen");
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        rows.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.UP) {
                move(e.getCode() == KeyCode.DOWN ? 1 : -1);
                e.consume();
            }
        });
        content.widthProperty().addListener((o, was, is) -> arrange());
        desk.look().scaleProperty().addListener((o, was, is) -> arrange());
        peers.administratorProperty().addListener((o, was, is) -> show());
        ChangeListener<Optional<Circle>> news = (o, was, is) -> show();
        desk.others().circleProperty().addListener(news);
        pins = Pin.all(
                () -> desk.others().circleProperty().removeListener(news),
                words.each(this::show),
                // Ages count on.
                desk.ticker().each(now -> show()));
        arrange();
    }

    private Window over() {
        return content.getScene() == null ? null : content.getScene().getWindow();
    }

    private void takeIn(StickFiles files) {
        files.toTakeIn().ifPresent(file -> {
            taking.tell("peer.stick.reading");
            peers.carryIn(
                    file,
                    carried -> taking.tell(
                            carried,
                            "peer.stick.taken",
                            carried.events(),
                            carried.refused(),
                            carried.lacking().isEmpty()),
                    taking::tell);
        });
    }

    private Button pairButton(String id) {
        Button pair = Parts.button(desk.words(), id, "peer.pair", "mdi2p-plus", "Ctrl N");
        pair.getStyleClass().add("primary");
        pair.visibleProperty().bind(peers.administratorProperty());
        pair.managedProperty().bind(pair.visibleProperty());
        pair.setOnAction(e -> pair());
        return pair;
    }

    private void pressed(KeyEvent e) {
        if (e.isControlDown() && !e.isAltDown() && e.getCode() == KeyCode.N) {
            pair();
            e.consume();
        } else if (e.getCode() == KeyCode.DOWN && content.isFocused()) {
            known.values().stream().findFirst().ifPresent(Node::requestFocus);
            e.consume();
        }
    }

    private void pair() {
        if (peers.administratorProperty().get()) {
            chosen = Optional.empty();
            pairingNow = true;
            arrange();
            show();
            pairing.begin();
        }
    }

    private void open(PeerKey key) {
        pairingNow = false;
        chosen = Optional.of(key);
        show();
        arrange();
    }

    private void closeSide() {
        Optional<PeerKey> was = chosen;
        pairingNow = false;
        chosen = Optional.empty();
        arrange();
        show();
        was.map(known::get).ifPresentOrElse(Node::requestFocus, this::onShown);
    }

    private void move(int step) {
        List<Node> all = rows.getChildren();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isFocused() && i + step >= 0 && i + step < all.size()) {
                all.get(i + step).requestFocus();
                return;
            }
        }
    }

    /** Three columns where there is room; else what is being worked on takes the place of this station's own panel. */
    private void arrange() {
        Optional<Node> side = pairingNow ? Optional.of(pairing) : chosen.map(key -> detail);
        boolean wide = content.getWidth() >= desk.look().px(ROOM_FOR_THREE);
        List<Node> parts = new ArrayList<>();
        if (wide || side.isEmpty()) {
            parts.add(own);
        }
        parts.add(list);
        side.ifPresent(parts::add);
        if (!columns.getChildren().equals(parts)) {
            columns.getChildren().setAll(parts);
        }
    }

    private void show() {
        Optional<Circle> circle = peers.circle();
        boolean may = peers.administratorProperty().get();
        Parts.show(onlyAdministrators, !may);
        Parts.show(taking, may);
        own.show(circle.map(Circle::self).orElse(null));
        List<Peer> all = circle.map(Circle::peers).orElse(List.of());
        long belong = all.stream().filter(Peer::belongs).count();
        count.setText(belong == 0 ? "" : desk.words().get("peer.fold.stations", belong));
        List<Node> nodes = new ArrayList<>();
        Map<PeerKey, PeerRow> next = new LinkedHashMap<>();
        for (Peer peer : all) {
            // The same row as before: it may have the focus.
            PeerRow row =
                    known.containsKey(peer.key()) ? known.get(peer.key()) : new PeerRow(peer.key(), desk, this::open);
            row.show(peer, circle.orElseThrow(), chosen.equals(Optional.of(peer.key())));
            next.put(peer.key(), row);
            nodes.add(row);
        }
        if (circle.isPresent() && all.isEmpty()) {
            nodes.add(empty);
        }
        known.clear();
        known.putAll(next);
        if (!Objects.equals(rows.getChildren(), nodes)) {
            rows.getChildren().setAll(nodes);
        }
        chosen.flatMap(key -> circle.flatMap(one -> one.find(key)))
                .ifPresent(peer -> detail.show(peer, circle.orElseThrow()));
    }

    @Override
    public Place place() {
        return Place.PEERS;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown() {
        // What scrolls is not in the window before it was first laid out; its keys must work at once.
        content.requestFocus();
    }

    @Override
    public boolean settled() {
        return peers.circle().isPresent();
    }

    @Override
    public void close() {
        pins.close();
    }
}
