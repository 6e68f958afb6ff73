package eu.sargs.ui.peer;

import eu.sargs.access.Reason;
import eu.sargs.platform.Fault;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.ReasonChoice;
import eu.sargs.ui.part.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One peer, whole: its link, its queue and traffic, what it may see, its words; where it is called; and revoking it. */
final class PeerDetail extends VBox {
    private final Desk desk;
    private final PeersDesk peers;
    private final Runnable leave;
    private final PeerWords told;
    private final Label title = Parts.text("", "strong");
    private final VBox facts = new VBox();
    private final Form calls;
    private final TextField address = Parts.field("peer-address");
    private final Label saved = Parts.text("", "form-note");
    private final GroupChecks groups;
    private final StickPanel stick;
    private final Button revoke;
    private final VBox sure = new VBox();
    private final Label meaning = Parts.text("");
    private final Form why;
    private final ReasonChoice reason;
    private final Label unheeded = Parts.text("", "form-note");
    private Optional<PeerKey> shown = Optional.empty();
    private boolean revoking;

    PeerDetail(PeersDesk peers, ReasonChoice reason, Desk desk, StickFiles files, Runnable leave) {
        this.desk = desk;
        this.peers = peers;
        this.reason = reason;
        this.leave = leave;
        this.told = new PeerWords(desk);
        Words words = desk.words();
        setId("peer-detail");
        getStyleClass().addAll("panel", "stack", "peers-side");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button();
        close.setId("peer-close");
        close.setGraphic(Icon.of("mdi2c-close"));
        close.getStyleClass().addAll("quiet", "icon-only", "small");
        close.accessibleTextProperty().bind(words.text("peer.form.cancel"));
        close.setOnAction(e -> leave.run());
        HBox header = new HBox(title, close);
        header.getStyleClass().add("panel-header");

        address.promptTextProperty().bind(words.text("peer.form.address-prompt"));
        Button set = Parts.button(words, "peer-address-set", "peer.detail.address-set");
        set.setOnAction(e -> call());
        address.setOnAction(e -> call());
        calls = new Form(words)
                .field("peer.form.address", address, Parts.note(words, "peer.form.address-note"))
                .faultHere()
                .add(saved)
                .add(set);

        groups = new GroupChecks("peer-groups", peers, desk);
        words.textsProperty().addListener((o, was, is) -> groups.redraw());
        stick = new StickPanel("peer-carry-out", "peer.stick.out", desk);
        stick.onAction(() -> carry(files));

        revoke = Parts.button(words, "peer-revoke", "peer.detail.revoke");
        revoke.setOnAction(e -> ask(true));
        why = new Form(words);
        reason.addTo(why).onEnter(this::revoke);
        why.faultHere().add(sureActions());
        meaning.setId("peer-revoke-meaning");
        sure.getChildren().setAll(meaning, why);
        sure.getStyleClass().addAll("stack", "peer-sure");
        getChildren().setAll(header, facts, calls, groups, stick, revoke, sure, unheeded);
        unheeded.setId("peer-unheeded");
        Parts.show(unheeded, false);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                if (revoking) {
                    ask(false);
                } else {
                    leave.run();
                }
                e.consume();
            }
        });
    }

    private HBox sureActions() {
        Button yes = Parts.button(desk.words(), "peer-revoke-yes", "peer.detail.revoke-yes");
        yes.getStyleClass().add("primary");
        yes.setOnAction(e -> revoke());
        Button no = Parts.button(desk.words(), "peer-revoke-no", "peer.form.cancel");
        no.setOnAction(e -> ask(false));
        HBox actions = new HBox(yes, no);
        actions.getStyleClass().add("form-actions");
        return actions;
    }

    private void revoke() {
        why.show(Optional.empty());
        try {
            Reason given = reason.given();
            shown.ifPresent(key -> peers.revoke(key, given, this::revoked, fault -> why.show(Optional.of(fault))));
        } catch (Fault fault) {
            why.show(Optional.of(fault));
        }
    }

    private void revoked(List<String> unheeding) {
        ask(false);
        unheeded.setText(unheeding.isEmpty() ? "" : told.get("peer.unheeded", String.join(", ", unheeding)));
        Parts.show(unheeded, !unheeding.isEmpty());
    }

    private void ask(boolean now) {
        revoking = now;
        reason.clear();
        why.show(Optional.empty());
        arrange();
        if (now) {
            reason.focus();
        }
    }

    private void arrange() {
        boolean may = peers.administratorProperty().get()
                && shown.flatMap(key -> peers.circle().flatMap(circle -> circle.find(key)))
                        .filter(Peer::belongs)
                        .isPresent();
        Parts.show(calls, may);
        Parts.show(groups, may);
        Parts.show(stick, may);
        Parts.show(revoke, may && !revoking);
        Parts.show(sure, may && revoking);
        Parts.show(saved, !saved.getText().isEmpty());
    }

    private void call() {
        calls.show(Optional.empty());
        saved.setText("");
        Optional<PeerAddress> at;
        try {
            at = address.getText().isBlank() ? Optional.empty() : Optional.of(PeerAddress.typed(address.getText()));
        } catch (Fault fault) {
            calls.show(Optional.of(fault));
            return;
        }
        shown.ifPresent(key -> peers.address(
                key,
                at,
                () -> {
                    saved.setText(at.map(one -> told.get("peer.detail.called", one.toString()))
                            .orElseGet(() -> told.get("peer.detail.not-called")));
                    arrange();
                },
                fault -> calls.show(Optional.of(fault))));
    }

    private void carry(StickFiles files) {
        Optional<Peer> peer = shown.flatMap(key -> peers.circle().flatMap(circle -> circle.find(key)));
        peer.ifPresent(to -> {
            String station = to.described().station();
            files.toWrite(station + ".sargs").ifPresent(file -> {
                stick.tell("peer.stick.writing");
                peers.carryOut(
                        file,
                        to.key(),
                        carried -> {
                            if (shown.equals(Optional.of(to.key()))) {
                                stick.tell(carried, "peer.stick.written", carried.events(), file.toString(), station);
                            }
                        },
                        stick::tell);
            });
        });
    }

    /** As it is now; what is being typed stays while it is the same peer. */
    void show(Peer peer, Circle circle) {
        if (!shown.equals(Optional.of(peer.key()))) {
            shown = Optional.of(peer.key());
            address.setText(peer.address().map(PeerAddress::toString).orElse(""));
            saved.setText("");
            calls.show(Optional.empty());
            stick.clear();
            Parts.show(unheeded, false);
            revoking = false;
            reason.clear();
            why.show(Optional.empty());
        }
        title.setText(PeerWords.name(peer, circle));
        meaning.setText(told.get("peer.detail.revoke-meaning", peer.described().station()));
        facts.getChildren().setAll(facts(peer));
        groups.show(peer.described().agency(), circle);
        arrange();
    }

    private GridPane facts(Peer peer) {
        Words words = desk.words();
        PeerLink link = peer.link();
        boolean open = link.state() == PeerLink.State.CONNECTED;
        GridPane grid = Parts.facts();
        PeerState how = PeerState.of(peer);
        HBox state = new HBox(
                Icon.of(how.icon(), "icon-14", how.style() + "-mark"),
                Parts.text(told.state(peer), "medium", how.style() + "-text"));
        state.getStyleClass().add("mark");
        Parts.fact(grid, words, "peer.fact.state", state);
        link.note().ifPresent(note -> Parts.fact(grid, words, "peer.fact.note", told.note(note)));
        peer.left()
                .ifPresent(left -> Parts.fact(
                        grid,
                        words,
                        "peer.fact.left",
                        told.get(
                                "peer.fact.said",
                                told.moment(left.said().at()),
                                left.said().by(),
                                left.said().officer())));
        PeerState.lastSeen(peer)
                .ifPresent(
                        time -> Parts.fact(grid, words, "peer.fact.seen", told.moment(time) + " · " + told.age(time)));
        peer.heldUntil().ifPresent(time -> Parts.fact(grid, words, "peer.fact.held-until", told.moment(time)));
        peer.missing()
                .forEach(one -> Parts.fact(
                        grid,
                        words,
                        "peer.fact.missing",
                        told.get(
                                one.onTheWay() ? "peer.fact.let-go-value" : "peer.fact.missing-value",
                                told.moment(one.since()),
                                told.moment(one.until()),
                                one.events(),
                                one.exact())));
        if (open) {
            Parts.fact(
                    grid,
                    words,
                    "peer.fact.behind",
                    told.get(
                            "peer.row.both-ways",
                            link.weLack().orElse(0),
                            link.theyLack().orElse(0)));
            Parts.fact(
                    grid,
                    words,
                    "peer.fact.queue",
                    told.get("peer.fact.queue-value", told.size(link.queuedBytes()), link.picturesWaiting()));
            Parts.fact(
                    grid,
                    words,
                    "peer.fact.traffic",
                    told.get(
                            "peer.fact.traffic-value",
                            told.size(link.bytesInPerSecond()),
                            told.size(link.bytesOutPerSecond())));
            Parts.fact(grid, words, "peer.fact.clock", told.clock(link));
        }
        link.lastError().ifPresent(error -> Parts.fact(grid, words, "peer.fact.error", words.get(error)));
        Parts.fact(grid, words, "peer.fact.who", OwnPanel.line(peer.described()));
        Parts.fact(grid, words, "peer.form.seat", peer.described().seat());
        if (!peers.administratorProperty().get()) {
            Parts.fact(grid, words, "peer.fact.groups", String.join(", ", peer.groups()));
        }
        if (peer.belongs()) {
            Parts.fact(grid, words, "peer.fact.sees", told.sees(peer));
            Parts.fact(
                    grid,
                    words,
                    "peer.fact.may-admit",
                    told.get(peer.mayAdmit() ? "peer.fact.may-admit-yes" : "peer.fact.may-admit-no"));
        }
        peer.admitted()
                .ifPresent(said -> Parts.fact(
                        grid,
                        words,
                        "peer.fact.admitted",
                        told.get("peer.fact.said", told.moment(said.at()), said.by(), said.officer())));
        Parts.fact(
                grid,
                words,
                "peer.fact.words",
                Parts.fingerprint(peer.key().fingerprint().words()));
        return grid;
    }
}
