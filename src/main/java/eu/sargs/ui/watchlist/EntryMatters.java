package eu.sargs.ui.watchlist;

import eu.sargs.access.Right;
import eu.sargs.ui.part.AudienceWords;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryState;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.Told;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is open about an entry: whose it is, the values it has at once, what other stations propose. */
final class EntryMatters extends VBox {
    /** Answered proposals that are shown. */
    private static final int ANSWERED = 3;

    private final Desk desk;
    private final WatchlistDesk watchlist;
    private final Runnable decided;

    /** @param decided runs when an officer decided something here */
    EntryMatters(WatchlistDesk watchlist, Desk desk, Runnable decided) {
        this.watchlist = watchlist;
        this.desk = desk;
        this.decided = decided;
        getStyleClass().add("entry-matters");
    }

    void show(Optional<WatchEntry> entry) {
        getChildren().clear();
        entry.ifPresent(this::fill);
        boolean any = !getChildren().isEmpty();
        setVisible(any);
        setManaged(any);
    }

    private void fill(WatchEntry entry) {
        Words words = desk.words();
        boolean ours = watchlist.ours(entry);
        boolean decides = ours && watchlist.may(Right.CHANGE_WATCHLIST);
        boolean answers = ours && watchlist.may(Right.DECIDE_PROPOSAL);
        if (!ours) {
            getChildren()
                    .add(panel(
                            note("mdi2i-information-outline", words.get("watchlist.matter.elsewhere", home(entry)))));
        }
        watchlist.dispute(entry.id()).ifPresent(state -> {
            List<Node> parts = new ArrayList<>();
            parts.add(note("mdi2i-information-outline", words.get("watchlist.matter.disputed")));
            for (EntryChange head : state.heads()) {
                parts.add(value(state, head, decides));
            }
            getChildren().add(panel(parts.toArray(Node[]::new)));
        });
        List<Proposal> proposals = watchlist.proposals(entry.id());
        proposals.stream().filter(Proposal::waits).forEach(one -> getChildren().add(proposal(entry, one, answers)));
        proposals.stream()
                .filter(one -> !one.waits())
                .limit(ANSWERED)
                .forEach(one -> getChildren().add(proposal(entry, one, false)));
    }

    private String home(WatchEntry entry) {
        return entry.home()
                .map(key -> AudienceWords.station(key, watchlist.neighbours()))
                .orElse(entry.owner());
    }

    /** One of the values an entry has at once. */
    private Node value(EntryState state, EntryChange head, boolean decides) {
        Words words = desk.words();
        String said =
                head.value().map(one -> words(one, others(state, head))).orElse(words.get("watchlist.matter.removed"));
        VBox lines = new VBox(text(said, "text-1"));
        head.told().ifPresent(told -> lines.getChildren().add(text(by(told, told.officer()), "text-2")));
        if (!decides) {
            return lines;
        }
        Button keep = new Button(
                words.get(head.value().isPresent() ? "watchlist.matter.keep" : "watchlist.matter.keep-removed"));
        keep.setId("dispute-keep-" + state.heads().indexOf(head));
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.disableProperty().bind(watchlist.busyProperty());
        keep.setOnAction(e -> head.value()
                .ifPresentOrElse(
                        one -> watchlist.put(one, written -> decided.run()),
                        () -> watchlist.remove(state.entry(), decided)));
        return side(lines, keep);
    }

    private static Optional<WatchEntry> others(EntryState state, EntryChange head) {
        return state.heads().stream()
                .filter(one -> one != head)
                .flatMap(one -> one.value().stream())
                .findFirst();
    }

    private Node proposal(WatchEntry entry, Proposal proposal, boolean toAnswer) {
        Words words = desk.words();
        VBox lines = new VBox();
        lines.getStyleClass().add("stack");
        lines.getChildren()
                .add(note(
                        "mdi2a-account-outline",
                        words.get(
                                "watchlist.matter.proposes",
                                proposal.told()
                                        .map(told -> by(told, proposal.officer()))
                                        .orElse(proposal.officer()))));
        lines.getChildren()
                .add(text(
                        proposal.value()
                                .map(value -> words(value.shownTo(entry.audience()), Optional.of(entry)))
                                .orElse(words.get("watchlist.matter.propose-removal")),
                        "text-1"));
        if (!proposal.note().isEmpty()) {
            lines.getChildren().add(text("“" + proposal.note() + "”", "text-2"));
        }
        if (toAnswer) {
            lines.getChildren().add(answers(proposal));
        } else {
            lines.getChildren().add(text(state(proposal), "text-2"));
        }
        return panel(lines);
    }

    private Node answers(Proposal proposal) {
        Words words = desk.words();
        Button accept = new Button(words.get("watchlist.matter.accept"));
        accept.setId("proposal-accept");
        accept.getStyleClass().add("primary");
        accept.setOnAction(e -> watchlist.answer(proposal.id(), true, decided));
        Button decline = new Button(words.get("watchlist.matter.decline"));
        decline.setId("proposal-decline");
        decline.setOnAction(e -> watchlist.answer(proposal.id(), false, decided));
        for (Button one : List.of(accept, decline)) {
            one.setMinWidth(Region.USE_PREF_SIZE);
            one.disableProperty().bind(watchlist.busyProperty());
        }
        HBox line = new HBox(accept, decline);
        line.getStyleClass().add("form-actions");
        return line;
    }

    private String state(Proposal proposal) {
        Words words = desk.words();
        return proposal.answer()
                .map(answer -> words.get(
                                answer.accepted() ? "watchlist.matter.accepted" : "watchlist.matter.declined",
                                answer.officer(),
                                moment(answer.at()))
                        + (answer.note().isEmpty() ? "" : " “" + answer.note() + "”"))
                .orElse(words.get("watchlist.matter.waits"));
    }

    /** {@code R. Kazlauskas, Utena, 10:34} */
    private String by(Told told, String officer) {
        return officer + ", " + AudienceWords.station(told.by(), watchlist.neighbours()) + ", " + moment(told.at());
    }

    private String moment(Instant at) {
        return desk.times().moment(at, desk.ticker().now());
    }

    /** What an entry says; beside another one, only where the two differ. */
    private String words(WatchEntry value, Optional<WatchEntry> beside) {
        Words words = desk.words();
        List<Optional<String>> said = List.of(
                differs(value, beside, WatchEntry::pattern).map(pattern -> pattern),
                differs(value, beside, WatchEntry::reason),
                differs(value, beside, WatchEntry::priority).map(one -> words.get(PriorityMark.wordKey(one))),
                differs(value, beside, WatchEntry::validTo)
                        .map(to -> to.map(end -> words.get(
                                        "watchlist.valid.until", desk.times().date(end.minusMillis(1))))
                                .orElse(words.get("watchlist.valid.open"))),
                differs(value, beside, WatchEntry::owner),
                differs(value, beside, WatchEntry::guidance),
                differs(value, beside, WatchEntry::audience).map(one -> AudienceWords.name(one, words)));
        String all = said.stream()
                .flatMap(Optional::stream)
                .filter(one -> !one.isBlank())
                .collect(Collectors.joining(" · "));
        return all.isEmpty() ? value.pattern() + " · " + value.reason() : all;
    }

    private static <T> Optional<T> differs(
            WatchEntry value, Optional<WatchEntry> beside, java.util.function.Function<WatchEntry, T> part) {
        T own = part.apply(value);
        return beside.isPresent() && Objects.equals(own, part.apply(beside.get()))
                ? Optional.empty()
                : Optional.of(own);
    }

    private static HBox note(String icon, String said) {
        Label text = text(said, "semibold");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(Icon.of(icon, "icon-20"), text);
        line.getStyleClass().add("matter-line");
        return line;
    }

    private static HBox side(VBox lines, Button action) {
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        HBox line = new HBox(lines, action);
        line.getStyleClass().add("matter-line");
        return line;
    }

    private static Label text(String said, String style) {
        Label label = new Label(said);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static VBox panel(Node... parts) {
        VBox panel = new VBox(parts);
        panel.getStyleClass().addAll("panel", "stack", "matter");
        return panel;
    }
}
