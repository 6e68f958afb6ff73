package eu.sargs.ui.peer;

import eu.sargs.sync.Description;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerKey;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.QrCode;
import eu.sargs.ui.part.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** This station as others know it: its eight words, its key, whether it can be called, and where that is set. */
final class OwnPanel extends VBox {
    private final Desk desk;
    private final PeersDesk peers;
    private final Label name = Parts.text("", "semibold");
    private final VBox words = new VBox();
    private final ImageView code = new ImageView();
    private final Label copied = Parts.text("", "form-note");
    private final Label outcast = Parts.text("", "text-1");
    private final Label missing = Parts.text("", "text-1");
    private final Label cutOff = Parts.text("", "text-1");
    private final GroupChecks groups;
    private final Form describe;
    private final TextField agency = Parts.field("own-agency");
    private final TextField country = Parts.field("own-country");
    private final ReachPanel reach;
    private Optional<PeerKey> shown = Optional.empty();

    OwnPanel(PeersDesk peers, Desk desk) {
        this.desk = desk;
        this.peers = peers;
        Words texts = desk.words();
        setId("peers-own");
        getStyleClass().addAll("panel", "stack", "peers-own");
        Button copy = Parts.button(texts, "own-copy", "peer.own.copy");
        copy.setOnAction(e -> copy());
        VBox beside = new VBox(copy, copied, Parts.note(texts, "peer.own.code-note"));
        beside.getStyleClass().add("stack");
        beside.setMinWidth(0);
        HBox key = new HBox(code, beside);
        key.getStyleClass().add("panel-row");

        Button save = Parts.button(texts, "own-describe", "peer.own.describe");
        save.getStyleClass().add("primary");
        describe = new Form(texts).add(Parts.note(texts, "peer.own.describe-note"));
        describe.row(describe.labelled("peer.form.agency", agency), describe.labelled("peer.form.country", country))
                .faultHere()
                .add(save);
        save.setOnAction(e -> {
            describe.show(Optional.empty());
            peers.describe(agency.getText(), country.getText(), () -> {}, fault -> describe.show(Optional.of(fault)));
        });

        outcast.setId("own-outcast");
        missing.setId("own-missing");
        cutOff.setId("own-cut-off");
        groups = new GroupChecks("own-groups", peers, desk);
        reach = new ReachPanel(peers, desk);
        getChildren()
                .setAll(
                        texts.label("peer.own.title", "strong"),
                        name,
                        outcast,
                        missing,
                        describe,
                        Parts.note(texts, "peer.own.words-note"),
                        words,
                        key,
                        cutOff,
                        groups,
                        reach);
        Parts.show(copied, false);
        texts.textsProperty().addListener((o, was, is) -> groups.redraw());
        show(null);
    }

    /** @param own as it is now; null until it is known */
    void show(OwnStation own) {
        boolean may = peers.administratorProperty().get();
        Parts.show(groups, may && own != null && own.described().isPresent());
        showCutOff();
        showMissing(own == null ? List.of() : own.missing());
        Parts.show(outcast, own != null && own.outcast().isPresent());
        Parts.show(describe, may && own != null && own.described().isEmpty());
        if (own == null) {
            Parts.show(reach, false);
            return;
        }
        Parts.show(reach, true);
        reach.show(own, may);
        outcast.setText(own.outcast().map(desk.words()::get).orElse(""));
        own.described().ifPresent(who -> peers.circle().ifPresent(circle -> groups.show(who.agency(), circle)));
        name.setText(
                own.described().map(OwnPanel::line).orElseGet(() -> desk.words().get("peer.own.undescribed")));
        if (!shown.equals(Optional.of(own.key()))) {
            shown = Optional.of(own.key());
            words.getChildren().setAll(Parts.fingerprint(own.key().fingerprint().words()));
            code.setImage(QrCode.of(own.key().hex(), 3));
            code.setAccessibleText(own.key().hex());
        }
    }

    private void showMissing(List<Peer.Missing> own) {
        PeerWords told = new PeerWords(desk);
        missing.setText(own.stream()
                .map(one ->
                        told.get("peer.own.missing", told.moment(one.since()), told.moment(one.until()), one.events()))
                .collect(Collectors.joining("\n")));
        Parts.show(missing, !own.isEmpty());
    }

    /** Not for administrators alone: who writes for a group should know. */
    private void showCutOff() {
        cutOff.setText(peers.circle().stream()
                .flatMap(circle -> circle.cutOff().stream())
                .map(group -> desk.words().get("peer.own.cut-off", group))
                .collect(Collectors.joining("\n")));
        Parts.show(cutOff, !cutOff.getText().isEmpty());
    }

    static String line(Description who) {
        return who.station() + " · " + who.agency() + " · " + who.country();
    }

    private void copy() {
        shown.ifPresent(key -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(key.hex());
            copied.setText(desk.words()
                    .get(
                            Clipboard.getSystemClipboard().setContent(content)
                                    ? "peer.own.copied"
                                    : "peer.own.not-copied"));
            Parts.show(copied, true);
        });
    }
}
