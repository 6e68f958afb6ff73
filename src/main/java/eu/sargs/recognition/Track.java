package eu.sargs.recognition;

import eu.sargs.plate.Plate;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One plate followed through the frames. Confined to its camera's tracker. */
final class Track {
    final PlateVote vote = new PlateVote();
    final Instant from;
    final long firstArrivedNanos;
    Instant to;
    Quad.Box box;
    /** Pixels a second. */
    private double speedX;

    private double speedY;
    private double growth;
    private double bestLook;
    private boolean bestWhole;
    private boolean settled;
    /** Its passage's, from its first picture on. */
    final UUID id;

    boolean told;
    /** The text last told. */
    Plate plate;

    Passage passage;

    Track(UUID id, Sighted first, Instant at, long arrivedNanos) {
        this.id = id;
        from = at;
        to = at;
        box = first.box();
        firstArrivedNanos = arrivedNanos;
        vote.add(first);
    }

    /** Where it should be now, had it gone on as it went. */
    Quad.Box predicted(Instant at) {
        double seconds = Math.min(1, seconds(to, at));
        double grown = Math.clamp(1 + growth * seconds, 0.6, 1.8);
        double width = box.width() * grown;
        double height = box.height() * grown;
        return new Quad.Box(
                box.centreX() + speedX * seconds - width / 2,
                box.centreY() + speedY * seconds - height / 2,
                width,
                height);
    }

    void seen(Sighted sighted, Instant at) {
        double seconds = seconds(to, at);
        if (seconds > 0.01) {
            double keep = vote.looks() == 1 ? 0 : 0.5;
            speedX = keep * speedX + (1 - keep) * (sighted.box().centreX() - box.centreX()) / seconds;
            speedY = keep * speedY + (1 - keep) * (sighted.box().centreY() - box.centreY()) / seconds;
            // A text box jumps by a sign or two between frames: growth is taken slowly.
            growth = 0.8 * growth + 0.2 * (sighted.box().height() / Math.max(1, box.height()) - 1) / seconds;
        }
        box = sighted.box();
        to = at;
        vote.add(sighted);
    }

    /** Another track turned out to be this one's continuation. */
    void goOn(Track later) {
        box = later.box;
        to = later.to;
        speedX = later.speedX;
        speedY = later.speedY;
        growth = later.growth;
        vote.addAll(later.vote);
    }

    /**
     * A plate on the picture's edge is the largest and the least of use: it never takes a whole one's place.
     *
     * @return whether this look is clearly better than the one its picture shows, which it then is
     */
    boolean better(Sighted sighted) {
        double look = sighted.certainty() * Math.sqrt(sighted.box().area());
        boolean better = sighted.whole() == bestWhole ? look >= 1.15 * bestLook : sighted.whole();
        if (better) {
            bestLook = look;
            bestWhole = sighted.whole();
        }
        return better;
    }

    /** Whether further looks would only say it again. */
    boolean settled() {
        return settled;
    }

    /** @param least confidence of the least sure sign of what is voted now */
    void judge(String voted, double least) {
        settled = told && vote.agreeing(voted) >= 4 && vote.share(voted) > 0.7 && least > 0.9;
    }

    boolean standing() {
        return Math.hypot(speedX, speedY) < 0.5 * box.height();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
