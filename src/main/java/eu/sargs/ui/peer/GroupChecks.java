package eu.sargs.ui.peer;

import eu.sargs.platform.Fault;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Description;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The groups an agency is in, one check box each; a click puts it in or takes it out at once. What is written for a
 * group goes from station to station where both agencies are in it, so each says who else is.
 */
final class GroupChecks extends VBox {
    /** What is drawn; while it is the same, nothing is built anew under the pointer. */
    private record Shown(String agency, Optional<String> ours, Map<String, Set<String>> groups) {}

    private final PeersDesk peers;
    private final Words words;
    private final VBox checks = new VBox();
    private final Form form;
    private final TextField name;
    private final Label unheeded = Parts.text("", "form-note");
    /** Where what was said here last does not count. */
    private List<String> unheeding = List.of();

    private Shown shown;

    /** @param id begins the ids of its parts */
    GroupChecks(String id, PeersDesk peers, Desk desk) {
        this.peers = peers;
        this.words = desk.words();
        setId(id);
        getStyleClass().add("stack");
        checks.getStyleClass().add("stack");
        name = Parts.field(id + "-name");
        name.promptTextProperty().bind(words.text("peer.group.prompt"));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button add = Parts.button(words, id + "-add", "peer.group.add");
        add.setOnAction(e -> add());
        name.setOnAction(e -> add());
        HBox row = new HBox(name, add);
        row.getStyleClass().add("form-actions");
        form = new Form(words).field("peer.group.new", row).faultHere();
        getChildren()
                .setAll(
                        words.label("peer.group.title", "semibold"),
                        Parts.note(words, "peer.group.note"),
                        checks,
                        unheeded,
                        form);
        unheeded.setId(id + "-unheeded");
        Parts.show(unheeded, false);
    }

    /** @param agency whose groups these are */
    void show(String agency, Circle circle) {
        Optional<String> ours = circle.self().described().map(Description::agency);
        Shown now = new Shown(agency, ours, circle.groups());
        if (now.equals(shown)) {
            return;
        }
        if (shown == null || !shown.agency().equals(agency)) {
            name.clear();
            form.show(Optional.empty());
            unheeding = List.of();
        }
        shown = now;
        draw();
    }

    /** In the language of the moment. */
    void redraw() {
        if (shown != null) {
            draw();
        }
    }

    private void draw() {
        List<Node> all = new ArrayList<>();
        new TreeMap<>(shown.groups()).forEach((group, agencies) -> all.add(check(group, agencies)));
        checks.getChildren().setAll(all);
        Parts.show(checks, !all.isEmpty());
        unheeded.setText(words.get("peer.unheeded", String.join(", ", unheeding)));
        Parts.show(unheeded, !unheeding.isEmpty());
    }

    private Node check(String group, Set<String> agencies) {
        CheckBox in = new CheckBox(group);
        in.setId(getId() + "-" + group);
        in.setSelected(agencies.contains(shown.agency()));
        in.setOnAction(e -> put(group, in.isSelected()));
        Label who = Parts.text(
                agencies.isEmpty() ? words.get("peer.group.nobody") : String.join(", ", new TreeSet<>(agencies)),
                "dense",
                "text-2");
        VBox both = new VBox(in, who);
        both.getStyleClass().add("form-field");
        boolean useless = agencies.contains(shown.agency())
                && shown.ours().filter(ours -> !agencies.contains(ours)).isPresent();
        if (useless) {
            both.getChildren().add(Parts.text(words.get("peer.group.without-us"), "form-note"));
        }
        return both;
    }

    private void put(String group, boolean in) {
        Set<String> agencies = new TreeSet<>(shown.groups().getOrDefault(group, Set.of()));
        if (in) {
            agencies.add(shown.agency());
        } else {
            agencies.remove(shown.agency());
        }
        say(group, agencies);
    }

    /** A new group is this agency and our own: a group of one would let nobody see anything. */
    private void add() {
        String group = name.getText().strip();
        Set<String> agencies = new TreeSet<>(shown.groups().getOrDefault(group, Set.of()));
        agencies.add(shown.agency());
        shown.ours().ifPresent(agencies::add);
        say(group, agencies);
    }

    private void say(String group, Set<String> agencies) {
        form.show(Optional.empty());
        peers.group(
                group,
                agencies,
                where -> {
                    name.clear();
                    unheeding = where;
                    draw();
                },
                this::failed);
    }

    private void failed(Fault fault) {
        form.show(Optional.of(fault));
        draw(); // the box that was clicked shows what is, not what was wanted
    }
}
