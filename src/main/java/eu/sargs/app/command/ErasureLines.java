package eu.sargs.app.command;

import eu.sargs.app.ErasureStanding;
import eu.sargs.app.LocalMinute;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Erasure;
import eu.sargs.platform.Texts;
import eu.sargs.store.Erasures;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Erasures and who has carried them out, in words; the same for the list and for the report. */
final class ErasureLines {
    private final Texts texts;
    private final ZoneId zone;

    ErasureLines(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** Of each station. */
    List<String> stations(ErasureStanding standing) {
        if (standing.stations().isEmpty()) {
            return List.of(texts.get("app.erase.station.nobody"));
        }
        List<String> lines = new ArrayList<>();
        for (ErasureStanding.Answer one : standing.stations()) {
            String name = one.station() + ", " + one.seat() + " (" + one.key().substring(0, 8) + ")";
            lines.add(texts.get(
                    "app.erase.station." + one.reached().name().toLowerCase(Locale.ROOT),
                    name,
                    one.at().map(this::minute).orElse("")));
        }
        return lines;
    }

    /** What a data-protection officer hands on. @param station its name, and when it is written */
    List<String> report(List<ErasureStanding> all, String station, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("app.erase.report.title", station, minute(now), zone.getId()));
        if (all.isEmpty()) {
            lines.add("");
            lines.add(texts.get("app.erase.none"));
        }
        int number = 1;
        for (ErasureStanding standing : all) {
            Erasures.State state = standing.state();
            Erasure erasure = state.erasure();
            lines.add("");
            lines.add(number++ + ". "
                    + texts.get(
                            "app.erase.report.said",
                            minute(state.at()),
                            state.by().officer(),
                            state.by().seat(),
                            state.by().reason()));
            lines.add("   "
                    + texts.get(
                            "app.erase.report.what",
                            erasure.feed().lane().name().toLowerCase(Locale.ROOT),
                            erasure.feed().scope().text(),
                            String.valueOf(erasure.first()),
                            String.valueOf(erasure.last()),
                            erasure.feed().origin().hex() + " " + erasure.feed().epoch()));
            stations(standing).forEach(line -> lines.add("   - " + line));
            if (!standing.stations().isEmpty()) {
                lines.add("   "
                        + texts.get(
                                "app.erase.report.sum",
                                standing.confirmed(),
                                standing.stations().size()));
            }
        }
        lines.add("");
        lines.add(texts.get("app.erase.report.meaning"));
        return lines;
    }

    private String minute(Instant time) {
        return LocalMinute.of(time, zone);
    }

    static Map<String, Object> object(ErasureStanding standing) {
        Erasures.State state = standing.state();
        Erasure erasure = state.erasure();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", state.at().toString());
        line.put("officer", state.by().officer());
        line.put("reason", state.by().reason());
        line.put("origin", erasure.feed().origin().hex());
        line.put("epoch", erasure.feed().epoch());
        line.put("scope", erasure.feed().scope().text());
        line.put("lane", erasure.feed().lane().name());
        line.put("first", erasure.first());
        line.put("last", erasure.last());
        line.put(
                "confirmed",
                state.answered().keySet().stream().map(key -> key.hex()).toList());
        line.put(
                "stations",
                standing.stations().stream()
                        .map(one -> {
                            Map<String, Object> station = new LinkedHashMap<>();
                            station.put("key", one.key());
                            station.put("station", one.station());
                            station.put("seat", one.seat());
                            station.put("reached", one.reached().name().toLowerCase(Locale.ROOT));
                            station.put("at", one.at().map(Instant::toString).orElse(null));
                            return station;
                        })
                        .toList());
        return line;
    }

    /** What the station let go of by itself is no answer to anybody's request. */
    static boolean byItself(ErasureStanding standing) {
        return standing.state().by().officer().equals(ActedBy.MACHINE);
    }
}
