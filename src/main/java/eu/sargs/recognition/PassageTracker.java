package eu.sargs.recognition;

import eu.sargs.plate.Confusables;
import eu.sargs.plate.CountryFormats;
import eu.sargs.plate.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One camera's plates from frame to frame: which of this frame's belongs to which vehicle of the last, when a vehicle's
 * plate is sure enough to be told, and when it has passed. No pictures and no clock of its own; one thread at a time.
 */
final class PassageTracker {
    /** Makes the pictures of the look a passage is shown by. */
    interface Look {
        /** The passage so far, shown by this plate in the frame at hand. */
        Passage picture(UUID id, Track track, Reading reading, Sighted sighted);
    }

    /** Without a look for so long, a vehicle has passed. */
    static final Duration LOST = Duration.ofMillis(1100);
    /** The same plate again within this is the same passage: its track was torn. */
    static final Duration TORN = Duration.ofSeconds(3);
    /** A standing vehicle is not told again while it is seen at least this often. */
    static final Duration PARKED = Duration.ofSeconds(90);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Signs between two looks at one plate; look-alikes count in part. */
    private static final double ALIKE = 1.1;
    /** The same between two tracks, where the next car may be of the same fleet: look-alikes only. */
    private static final double SAME = 0.75;

    private record Gone(List<String> texts, Quad.Box box, Instant at) {}

    private final PlateText text;
    private final Supplier<UUID> ids;
    private final Consumer<PassageNews> news;
    private final List<Track> tracks = new ArrayList<>();
    private final List<Gone> gone = new ArrayList<>();

    PassageTracker(CountryFormats formats, Supplier<UUID> ids, Consumer<PassageNews> news) {
        this.text = new PlateText(formats);
        this.ids = ids;
        this.news = news;
    }

    boolean following() {
        return !tracks.isEmpty();
    }

    /** Whether a plate is followed that is not yet sure. */
    boolean curious() {
        return tracks.stream().anyMatch(track -> !track.settled());
    }

    /** Where plates are expected, so that they are looked for there though nothing moves. */
    List<Quad.Box> expected(Instant at) {
        return tracks.stream().map(track -> track.predicted(at)).toList();
    }

    /** Of these, where a look is still worth its cost. */
    List<Quad.Box> curiousAt(Instant at) {
        return tracks.stream()
                .filter(track -> !track.settled())
                .map(track -> track.predicted(at))
                .toList();
    }

    /** @param arrivedNanos when the frame's first packet came in */
    void frame(Instant at, long arrivedNanos, List<Sighted> plates, Look look) {
        List<Sighted> open = new ArrayList<>(plates);
        open.sort(Comparator.comparingDouble((Sighted plate) -> -plate.certainty()));
        List<Track> free = new ArrayList<>(tracks);
        for (Iterator<Sighted> it = open.iterator(); it.hasNext(); ) {
            Sighted plate = it.next();
            Track track = nearest(free, plate, at);
            if (track != null) {
                free.remove(track);
                it.remove();
                track.seen(plate, at);
                told(track, plate, look);
            }
        }
        for (Sighted plate : open) {
            Track track = new Track(ids.get(), plate, at, arrivedNanos);
            tracks.add(track);
            told(track, plate, look);
        }
        pass(at);
    }

    /** Closes what has passed; to be called also while no frames are looked at. */
    void pass(Instant at) {
        for (Iterator<Track> it = tracks.iterator(); it.hasNext(); ) {
            Track track = it.next();
            boolean lost = Duration.between(track.to, at).compareTo(LOST) >= 0;
            boolean parked =
                    track.standing() && Duration.between(track.from, track.to).compareTo(LONGEST) >= 0;
            if (lost || parked) {
                it.remove();
                close(track);
            }
        }
        gone.removeIf(one -> Duration.between(one.at, at).compareTo(PARKED) > 0);
    }

    /** Closes everything: the camera is gone, or the program stops. */
    void end() {
        tracks.forEach(this::close);
        tracks.clear();
    }

    private Track nearest(List<Track> free, Sighted plate, Instant at) {
        Track best = null;
        double bestScore = 0;
        for (Track track : free) {
            Quad.Box there = track.predicted(at);
            double reach = 0.6 * Math.max(there.width(), plate.box().width()) + there.height();
            double apart = Math.hypot(
                    there.centreX() - plate.box().centreX(),
                    there.centreY() - plate.box().centreY());
            double size = Math.sqrt(plate.box().area() / Math.max(1, there.area()));
            double unlike = track.vote.distance(plate.text());
            // The text vouches for a vehicle that moved farther than expected between two looks.
            double within = unlike <= ALIKE ? 3 * reach : reach;
            if (apart > within || size < 0.4 || size > 2.5 || unlike > 3.5 && plate.certainty() > 0.5 && track.told) {
                continue;
            }
            double score = 1 - apart / within + 0.5 / (1 + unlike);
            if (best == null || score > bestScore) {
                best = track;
                bestScore = score;
            }
        }
        return best;
    }

    private void told(Track track, Sighted plate, Look look) {
        Reading reading = track.vote.signs().map(text::reading).orElse(null);
        if (reading == null) {
            return;
        }
        track.judge(reading.plate().text(), least(reading));
        boolean sure = sure(track, plate, reading);
        if (track.told) {
            if (track.better(plate)) {
                track.passage = look.picture(track.id, track, reading, plate);
            }
            if (sure && !reading.plate().equals(track.plate)) {
                track.plate = reading.plate();
                track.passage = track.passage.with(reading, track.to);
                news.accept(new PassageNews.Refined(track.passage));
            }
            return;
        }
        if (!sure) {
            if (worthTelling(track, reading) && track.better(plate)) {
                track.passage = look.picture(track.id, track, reading, plate);
            }
            return;
        }
        if (seenBefore(track, reading)) {
            tracks.remove(track);
            return;
        }
        track.better(plate);
        track.passage = look.picture(track.id, track, reading, plate);
        open(track, reading);
    }

    private void open(Track track, Reading reading) {
        track.told = true;
        track.plate = reading.plate();
        track.passage = track.passage.with(reading, track.to);
        news.accept(new PassageNews.Opened(track.passage));
    }

    /** Whether this is a vehicle already told, whose track was torn. */
    private boolean seenBefore(Track track, Reading reading) {
        Track torn = torn(track, reading);
        if (torn != null) {
            torn.goOn(track);
        }
        return torn != null || again(track, reading);
    }

    /**
     * Whether it must be a vehicle, though one sign or another stays in doubt: many looks, and together they give a
     * plate as some country issues it. Better a doubtful sighting than a vehicle that nobody saw.
     */
    private boolean worthTelling(Track track, Reading reading) {
        return track.vote.looks() >= 5 && text.prior(reading.plate().text()) > 0.8 && reading.confidence() >= 0.4;
    }

    /** Two looks that agree, or one that leaves no doubt. */
    private boolean sure(Track track, Sighted plate, Reading reading) {
        String voted = reading.plate().text();
        double least = least(reading);
        if (text.prior(voted) * least < 0.4) {
            return false;
        }
        long agreeing = track.vote.agreeing(voted);
        return agreeing >= 3 && track.vote.share(voted) > 0.5 && least > 0.6
                || agreeing >= 2 && track.vote.share(voted) > 0.6 && least > 0.8
                || plate.text().equals(voted)
                        && plate.leastConfidence() > 0.985
                        && text.prior(voted) > 0.8
                        && plate.box().height() >= 20;
    }

    private static double least(Reading reading) {
        return reading.signConfidence().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
    }

    /** The vehicle's own track, lost sight of before this one began and not yet given up; null where there is none. */
    private Track torn(Track track, Reading reading) {
        return tracks.stream()
                .filter(other -> other.told && other.to.isBefore(track.from))
                .filter(other ->
                        Confusables.distance(other.plate.text(), reading.plate().text()) <= SAME)
                .findFirst()
                .orElse(null);
    }

    /** Whether this vehicle was told a moment ago, or has been standing there. */
    private boolean again(Track track, Reading reading) {
        String now = reading.plate().text();
        for (int i = gone.size() - 1; i >= 0; i--) {
            Gone one = gone.get(i);
            Duration since = Duration.between(one.at, track.to);
            boolean alike = one.texts.stream().anyMatch(was -> Confusables.distance(was, now) <= SAME);
            boolean torn = Duration.between(one.at, track.from).compareTo(TORN) <= 0;
            boolean parked = since.compareTo(PARKED) <= 0 && one.box.iou(track.box) > 0.4;
            if (alike && (torn || parked)) {
                gone.set(i, new Gone(one.texts, track.box, track.to));
                return true;
            }
        }
        return false;
    }

    private void close(Track track) {
        Reading reading = track.vote.signs().map(text::reading).orElse(null);
        if (reading == null) {
            return;
        }
        if (!track.told) {
            if (track.passage == null || !worthTelling(track, reading) || seenBefore(track, reading)) {
                return;
            }
            open(track, reading);
        }
        List<String> texts = new ArrayList<>();
        texts.add(reading.plate().text());
        gone.add(new Gone(texts, track.box, track.to));
        news.accept(new PassageNews.Closed(track.passage.with(reading, track.to)));
    }
}
