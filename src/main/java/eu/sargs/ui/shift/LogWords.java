package eu.sargs.ui.shift;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Handling;
import eu.sargs.alert.Outcome;
import eu.sargs.shift.LogLine;
import eu.sargs.shift.ShiftNews;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;

/** What a line of the log says in words. */
final class LogWords {
    private final Desk desk;
    private final Words words;

    LogWords(Desk desk) {
        this.desk = desk;
        this.words = desk.words();
    }

    /** Shape before colour: alarms have corners, health is round. */
    static Node glyph(LogLine line) {
        return switch (line) {
            case LogLine.Alerted alerted ->
                PriorityMark.glyph(alerted.alert().entry().priority(), "icon-20");
            case LogLine.Handled handled ->
                Icon.of(
                        handled.handling() instanceof Handling.Shelved
                                ? "mdi2b-bell-sleep-outline"
                                : "mdi2b-bell-ring-outline",
                        "icon-20");
            case LogLine.Blind blind ->
                blind.again()
                        ? Icon.of("mdi2c-circle", "icon-20", "ok-mark")
                        : Icon.of("mdi2e-eye-off-outline", "icon-20", "blind-mark");
            case LogLine.Changed changed -> Icon.of("mdi2c-clipboard-list-outline", "icon-20");
            case LogLine.Signed signed ->
                Icon.of(signed.on() ? "mdi2a-account-check-outline" : "mdi2a-account-arrow-right-outline", "icon-20");
            case LogLine.Taken taken -> Icon.of("mdi2c-check-decagram", "icon-20", "ok-mark");
            case LogLine.Handed handed -> Icon.of("mdi2c-check-decagram", "icon-20", "ok-mark");
            case LogLine.Wrote wrote -> Icon.of("mdi2p-pencil-outline", "icon-20");
        };
    }

    String title(LogLine line) {
        return switch (line) {
            case LogLine.Alerted alerted ->
                plate(alerted.alert()) + " · " + alerted.alert().entry().reason();
            case LogLine.Handled handled ->
                words.get(handledKey(handled.handling()), plate(handled.alert()), about(handled));
            case LogLine.Blind blind ->
                words.get(
                        blind.again() ? "shift.log.sees-again" : "shift.log.blind",
                        desk.sites().line(blind.period().camera()));
            case LogLine.Changed changed ->
                words.get(
                        switch (changed.entry().change()) {
                            case ADDED -> "shift.log.entry-added";
                            case CHANGED -> "shift.log.entry-changed";
                            case REMOVED -> "shift.log.entry-removed";
                        },
                        changed.entry().pattern());
            case LogLine.Signed signed ->
                words.get(signed.on() ? "shift.log.signed-on" : "shift.log.signed-off", signed.name());
            case LogLine.Taken taken ->
                words.get(
                        "shift.log.taken-over",
                        taken.handed().nextName(),
                        taken.handed().name());
            case LogLine.Handed handed ->
                words.get(
                        "shift.log.handed-over",
                        handed.handed().name(),
                        handed.handed().nextName());
            case LogLine.Wrote wrote -> wrote.entry().text();
        };
    }

    private String handledKey(Handling handling) {
        return switch (handling) {
            case Handling.Shelved shelved -> shelved.seconds() == 0 ? "shift.log.brought-back" : "shift.log.shelved";
            case Handling.Escalated escalated -> "shift.log.escalated";
            case Handling.Forwarded forwarded ->
                desk.others().station(forwarded.to()).isPresent() ? "shift.log.forwarded" : "shift.log.forwarded-here";
        };
    }

    /** Until when, or to whom. */
    private String about(LogLine.Handled line) {
        return switch (line.handling()) {
            case Handling.Shelved shelved -> desk.times().minute(line.at().plusSeconds(shelved.seconds()));
            case Handling.Forwarded forwarded ->
                desk.others().station(forwarded.to()).orElse("");
            case Handling.Escalated escalated -> "";
        };
    }

    /** Empty where there is nothing to add. */
    String detail(LogLine line) {
        return switch (line) {
            case LogLine.Alerted alerted -> alerted(alerted.alert());
            case LogLine.Handled handled ->
                switch (handled.handling()) {
                    case Handling.Shelved shelved -> joined(shelved.officer(), shelved.reason());
                    case Handling.Forwarded forwarded -> joined(forwarded.officer(), forwarded.note());
                    case Handling.Escalated escalated -> "";
                };
            case LogLine.Blind blind ->
                blind.again()
                        ? words.get("shift.log.blind-for", length(blind))
                        : cause(blind.period().cause());
            case LogLine.Changed changed -> changed.entry().officer();
            case LogLine.Signed signed -> "";
            case LogLine.Taken taken -> sheet(taken.handed());
            case LogLine.Handed handed -> sheet(handed.handed());
            case LogLine.Wrote wrote -> wrote(wrote);
        };
    }

    private String sheet(ShiftNews.HandedOver handed) {
        return joined(
                words.get(
                        "shift.log.sheet",
                        handed.sheet().matters().size(),
                        handed.hash().substring(0, 12)),
                handed.sheet().note());
    }

    private String alerted(Alert alert) {
        String where = desk.sites().line(alert);
        return joined(where, alert.closed().map(this::ended).orElseGet(() -> standing(alert)));
    }

    private String ended(Alert.Closed closed) {
        return joined(
                words.get("shift.log.ended", outcome(closed.outcome()), closed.officer(), minute(closed.at())),
                closed.note());
    }

    private String standing(Alert alert) {
        Instant now = desk.ticker().now();
        if (alert.shelved(now)) {
            return words.get(
                    "shift.log.on-shelf",
                    minute(alert.handled().shelved().orElseThrow().until()));
        }
        return words.get("shift.log.open");
    }

    private String wrote(LogLine.Wrote wrote) {
        return Stream.of(
                        wrote.entry().name(),
                        wrote.entry().toHandOver() ? words.get("shift.log.to-hand-over") : "",
                        wrote.entry().corrects().isPresent() ? words.get("shift.log.corrects") : "",
                        wrote.corrected() ? words.get("shift.log.corrected") : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String outcome(Outcome outcome) {
        return words.get(
                "alert.outcome." + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private String cause(String name) {
        return words.find("part.cause." + name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
    }

    private String length(LogLine.Blind blind) {
        return desk.times().length(Duration.between(blind.period().from(), blind.at()));
    }

    private String minute(Instant time) {
        return desk.times().lately(time, desk.ticker().now());
    }

    private static String plate(Alert alert) {
        return PlateLabel.wanted(alert);
    }

    private static String joined(String one, String other) {
        return other.isEmpty() ? one : one.isEmpty() ? other : one + " · " + other;
    }
}
