package eu.sargs.ui.alert;

import eu.sargs.alert.Shelving;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Segments;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** For how long and why an alert is set aside; or, while it is, until when and by whom. */
final class ShelfPanel extends AskingStrip {
    private static final List<Integer> MINUTES = List.of(5, 15, 30, 60, 240);

    private Segments<Integer> minutes;

    ShelfPanel(Desk desk, AlertDecision decision) {
        super(desk, decision, Asking.SHELF, "shelf-reason", "alert.shelf.reason");
    }

    /** {@code Ctrl S}: begins, or brings back what is on the shelf. */
    void begin() {
        if (alert() == null || !alert().open() || !decision.mayAnswer()) {
            return;
        }
        if (tells()) {
            decision.bringBack();
        } else {
            decision.askingProperty().set(Asking.SHELF);
        }
    }

    @Override
    void act() {
        decision.shelve(Duration.ofMinutes(minutes.choice()), words().getText());
    }

    @Override
    boolean tells() {
        return alert().shelved(desk.ticker().now());
    }

    @Override
    Node firstAsked() {
        return words();
    }

    @Override
    List<Node> questions() {
        Words words = desk.words();
        Priority priority = alert().entry().priority();
        List<Integer> offered = MINUTES.stream()
                .filter(one -> Duration.ofMinutes(one).compareTo(Shelving.longest(priority)) <= 0)
                .toList();
        Integer chosen = minutes == null || !offered.contains(minutes.choice()) ? offered.get(1) : minutes.choice();
        minutes = new Segments<>(
                offered,
                one -> one < 60 ? words.text("alert.shelf.minutes", one) : words.text("alert.shelf.hours", one / 60));
        offered.forEach(one -> minutes.part(one).setId("shelf-" + one));
        minutes.choose(chosen);
        Label title = words.label("alert.shelf.title", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        Button shelve = button("shelf-shelve", "alert.shelf.shelve", "Ctrl Enter", this::act);
        shelve.getStyleClass().add("primary");
        return List.of(
                Icon.of("mdi2b-bell-sleep-outline", "icon-20"),
                title,
                minutes,
                words(),
                shelve,
                cancel("shelf-cancel"));
    }

    @Override
    List<Node> told() {
        List<Node> parts = new ArrayList<>(
                List.of(Icon.of("mdi2b-bell-sleep-outline", "icon-20"), text(AlertWords.shelved(alert(), desk))));
        if (decision.mayAnswer()) {
            parts.add(button("shelf-back", "alert.shelf.back", "Ctrl S", decision::bringBack));
        }
        return parts;
    }
}
