package eu.sargs.ui.alert;

import eu.sargs.access.StationKey;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Which station an alert is given to, and a note for it; or, once it was, by whom, to whom and when. */
final class ForwardPanel extends AskingStrip {
    private final Label unlinked = new Label();
    private ToggleGroup group = new ToggleGroup();
    private List<Peer> offered = List.of();

    ForwardPanel(Desk desk, AlertDecision decision) {
        super(desk, decision, Asking.STATION, "forward-note", "alert.forward.note");
        words().getStyleClass().add("forward-note");
        unlinked.setId("forward-unlinked");
        unlinked.getStyleClass().add("degraded-text");
        unlinked.setWrapText(true);
        unlinked.setMinHeight(USE_PREF_SIZE);
    }

    /** {@code Ctrl F}. */
    void begin() {
        if (alert() != null && alert().open() && decision.mayAnswer()) {
            decision.askingProperty().set(Asking.STATION);
        }
    }

    /** The other stations, each once, by name; of its seats one that is linked. */
    static List<Peer> stations(Optional<Circle> circle) {
        Map<Object, Peer> stations = new LinkedHashMap<>();
        circle.ifPresent(now -> now.peers().stream()
                .filter(Peer::belongs)
                .filter(peer -> now.self()
                        .described()
                        .filter(own -> station(own).equals(station(peer.described())))
                        .isEmpty())
                .forEach(peer -> stations.merge(
                        station(peer.described()), peer, (one, other) -> linked(one) || !linked(other) ? one : other)));
        return List.copyOf(stations.values());
    }

    private static List<String> station(eu.sargs.sync.Description one) {
        return List.of(one.station(), one.agency(), one.country());
    }

    private static boolean linked(Peer peer) {
        return peer.link().state() == PeerLink.State.CONNECTED;
    }

    /** @param number 1 for the first station */
    void choose(int number) {
        if (number <= offered.size()) {
            RadioButton radio = (RadioButton) group.getToggles().get(number - 1);
            radio.setSelected(true);
            radio.requestFocus();
        }
    }

    @Override
    void act() {
        chosen().ifPresent(peer -> decision.forward(new StationKey(peer.key().hex()), words().getText()));
    }

    private Optional<Peer> chosen() {
        return Optional.ofNullable(group.getSelectedToggle()).map(toggle -> (Peer) toggle.getUserData());
    }

    @Override
    boolean tells() {
        return alert().open() && alert().handled().forwarded().isPresent();
    }

    @Override
    Node firstAsked() {
        return group.getToggles().isEmpty() ? words() : (Node) group.getSelectedToggle();
    }

    @Override
    List<Node> questions() {
        Words texts = desk.words();
        Label title = texts.label("alert.forward.title", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        List<Node> parts = new ArrayList<>(List.of(Icon.of("mdi2s-share-outline", "icon-20"), title));
        Optional<Peer> before = chosen();
        offered = stations(desk.others().circle());
        group = new ToggleGroup();
        if (offered.isEmpty()) {
            parts.add(text(texts.get("alert.forward.nobody")));
            parts.add(cancel("forward-cancel"));
            return parts;
        }
        for (int i = 0; i < offered.size(); i++) {
            parts.add(choice(offered.get(i), i + 1));
        }
        group.getToggles().stream()
                .filter(toggle -> before.filter(peer -> peer.key().equals(((Peer) toggle.getUserData()).key()))
                        .isPresent())
                .findFirst()
                .orElse(group.getToggles().getFirst())
                .setSelected(true);
        group.selectedToggleProperty().addListener((o, was, is) -> showLink());
        showLink();
        Button forward = button("forward-forward", "alert.forward.forward", "Ctrl Enter", this::act);
        forward.getStyleClass().add("primary");
        parts.addAll(List.of(words(), forward, cancel("forward-cancel"), unlinked));
        return parts;
    }

    private HBox choice(Peer peer, int number) {
        RadioButton radio = new RadioButton(peer.described().station());
        radio.setId("forward-" + number);
        radio.setToggleGroup(group);
        radio.setUserData(peer);
        radio.setMinWidth(USE_PREF_SIZE);
        HBox line = Panels.row("outcome-line", radio);
        if (number <= AlertsScreen.MOST_DIGITS) {
            line.getChildren().add(new KeyCap(String.valueOf(number)));
        }
        radio.selectedProperty().addListener((o, was, is) -> {
            line.getStyleClass().remove("chosen");
            if (is) {
                line.getStyleClass().add("chosen");
            }
        });
        return line;
    }

    /** Whoever hands an alert to a station that cannot hear of it now has to know that before. */
    private void showLink() {
        Optional<Peer> cut = chosen().filter(peer -> !linked(peer));
        cut.ifPresent(peer -> unlinked.setText(
                desk.words().get("alert.forward.unlinked", peer.described().station())));
        unlinked.setVisible(cut.isPresent());
        unlinked.setManaged(cut.isPresent());
    }

    @Override
    List<Node> told() {
        return List.of(
                Icon.of("mdi2s-share-outline", "icon-20"),
                text(AlertWords.forwarded(alert(), desk).orElse("")));
    }
}
