package eu.sargs.watchlist;

import eu.sargs.plate.Confusables;
import eu.sargs.plate.PlateMatch;
import eu.sargs.plate.PlatePattern;
import eu.sargs.plate.Reading;
import eu.sargs.plate.WildcardIndex;
import eu.sargs.platform.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the entries a read hits. Immutable, made anew when the list changes: patterns without wildcards are looked up
 * by their confusable fold, those with wildcards in a tree of their signs. Pure.
 */
public final class Matcher {
    private static final Logger LOG = LoggerFactory.getLogger(Matcher.class);

    /** Confusable and alternative matches that score less ring for nothing more often than not. */
    static final double LEAST_SCORE = 0.15;

    /** An entry that is hit, and why. */
    public record EntryMatch(WatchEntry entry, PlateMatch match) {}

    private record Indexed(WatchEntry entry, PlatePattern pattern) {}

    private final Map<String, List<Indexed>> exact = new HashMap<>();
    private final List<Indexed> wild = new ArrayList<>();
    private final WildcardIndex wildcards = new WildcardIndex();
    /** By their text, so that a list of which one entry changed is not parsed anew. */
    private final Map<String, PlatePattern> patterns = new HashMap<>();

    /** @param entries validity in time is asked at each match; one whose pattern cannot be read is left out */
    public Matcher(List<WatchEntry> entries) {
        this(entries, Map.of());
    }

    private Matcher(List<WatchEntry> entries, Map<String, PlatePattern> known) {
        for (WatchEntry entry : entries) {
            PlatePattern pattern = known.get(entry.pattern());
            try {
                pattern = pattern == null ? PlatePattern.parse(entry.pattern()) : pattern;
            } catch (Fault e) {
                // Checked when it was put; one bad entry from elsewhere must not silence all others.
                LOG.error("Entry {} cannot be matched: {}", entry.id(), e.code());
                continue;
            }
            patterns.put(entry.pattern(), pattern);
            Indexed indexed = new Indexed(entry, pattern);
            if (pattern.wild()) {
                wildcards.add(pattern, wild.size());
                wild.add(indexed);
            } else {
                exact.computeIfAbsent(pattern.folded(), k -> new ArrayList<>(1)).add(indexed);
            }
        }
    }

    /** The matcher of another list; quick where most of it is the same. */
    public Matcher of(List<WatchEntry> entries) {
        return new Matcher(entries, patterns);
    }

    /**
     * @param at when the vehicle was seen; entries not valid then are not hit
     * @return most urgent first, then best scored
     */
    public List<EntryMatch> match(Reading reading, Instant at) {
        Set<String> folds = new LinkedHashSet<>();
        folds.add(Confusables.fold(reading.plate().text()));
        reading.alternatives()
                .forEach(one -> folds.add(Confusables.fold(one.plate().text())));
        List<EntryMatch> matches = new ArrayList<>();
        for (String fold : folds) {
            exact.getOrDefault(fold, List.of()).forEach(one -> tryOne(one, reading, at, matches));
        }
        BitSet mayFit = new BitSet(wild.size());
        folds.forEach(fold -> wildcards.find(fold, mayFit));
        mayFit.stream().forEach(number -> tryOne(wild.get(number), reading, at, matches));
        matches.sort(Comparator.comparing((EntryMatch match) -> match.entry().priority())
                .thenComparing(match -> -match.match().score())
                .thenComparing(match -> match.entry().id().value()));
        return matches;
    }

    private static void tryOne(Indexed one, Reading reading, Instant at, List<EntryMatch> matches) {
        if (one.entry().validAt(at)) {
            one.pattern()
                    .match(reading)
                    .filter(match -> sure(match.kind()) || match.score() >= LEAST_SCORE)
                    .ifPresent(match -> matches.add(new EntryMatch(one.entry(), match)));
        }
    }

    private static boolean sure(PlateMatch.Kind kind) {
        return kind == PlateMatch.Kind.EXACT || kind == PlateMatch.Kind.WILDCARD;
    }
}
