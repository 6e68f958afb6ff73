package eu.sargs.ui.watchlist;

import eu.sargs.ui.part.AudienceWords;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.WatchEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One line of a preview as it is shown. FX thread. */
final class ImportLine {
    private final Desk desk;

    ImportLine(Desk desk) {
        this.desk = desk;
    }

    /** @param line an added, changed, removed or bad one */
    Node of(Object line) {
        return switch (line) {
            case ListPreview.Added added ->
                entry(added.line(), added.entry(), added.entry().reason());
            case ListPreview.Changed changed -> entry(changed.line(), changed.after(), differences(changed));
            case WatchEntry removed -> entry(0, removed, removed.reason());
            case ListPreview.Bad bad -> bad(bad);
            default -> throw new IllegalArgumentException("No line of a preview: " + line);
        };
    }

    /** What is another, each as it was and as it would be. */
    private String differences(ListPreview.Changed changed) {
        Words words = desk.words();
        List<String> said = new ArrayList<>();
        differs(said, "watchlist.column.reason", changed, WatchEntry::reason);
        differs(said, "watchlist.column.priority", changed, one -> words.get(PriorityMark.wordKey(one.priority())));
        differs(said, "watchlist.import.from", changed, one -> desk.times().date(one.validFrom()));
        differs(
                said,
                "watchlist.column.valid",
                changed,
                one -> one.validTo()
                        .map(to ->
                                words.get("watchlist.valid.until", desk.times().date(to.minusMillis(1))))
                        .orElse(words.get("watchlist.valid.open")));
        differs(said, "watchlist.column.owner", changed, WatchEntry::owner);
        differs(said, "watchlist.form.audience", changed, one -> AudienceWords.name(one.audience(), words));
        if (!changed.before().guidance().equals(changed.after().guidance())) {
            said.add(words.get("watchlist.column.guidance"));
        }
        return String.join(" · ", said);
    }

    private void differs(
            List<String> said, String key, ListPreview.Changed changed, Function<WatchEntry, String> value) {
        String before = value.apply(changed.before());
        String after = value.apply(changed.after());
        if (!before.equals(after)) {
            said.add(desk.words().get("watchlist.import.differs", desk.words().get(key), before, after));
        }
    }

    private HBox bad(ListPreview.Bad bad) {
        Label why = new Label(desk.words().get(bad.why()));
        why.setWrapText(true);
        why.setMinWidth(0);
        HBox.setHgrow(why, Priority.ALWAYS);
        return line(bad.line(), why);
    }

    private HBox entry(int number, WatchEntry entry, String said) {
        Label pattern = new Label(entry.pattern());
        pattern.getStyleClass().add("plate-m");
        pattern.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(said);
        text.getStyleClass().add("text-2");
        text.setMinWidth(0);
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Label seen = new Label(AudienceWords.name(entry.audience(), desk.words()));
        seen.getStyleClass().addAll("dense", "text-2");
        seen.setMinWidth(Region.USE_PREF_SIZE);
        return line(number, PriorityMark.glyph(entry.priority(), "icon-20"), pattern, text, seen);
    }

    /** @param number 0 for what the file does not name */
    private HBox line(int number, Node... parts) {
        Label at = new Label(number == 0 ? "" : desk.words().get("watchlist.import.line", number));
        at.getStyleClass().addAll("dense", "text-3", "line-number");
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(at);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("import-line");
        line.getChildren().addAll(parts);
        return line;
    }
}
