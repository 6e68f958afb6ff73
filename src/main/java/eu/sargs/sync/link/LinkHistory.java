package eu.sargs.sync.link;

import eu.sargs.platform.Fault;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerLink;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.engine.PeerView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How the link to each peer was and is, since this program began to sync. Thread-safe. */
final class LinkHistory {
    /** Traffic is counted over this. */
    private static final Duration WHILE = Duration.ofSeconds(5);

    private record Counted(Instant at, long in, long out) {}

    private static final class Course {
        private final Withholding withholding;
        private boolean reached;
        private Optional<Fault> lastError = Optional.empty();
        private Optional<Farewell> goodbye = Optional.empty();
        private Optional<Instant> heard = Optional.empty();
        private Optional<PeerView> view = Optional.empty();
        private long queued;
        private final Deque<Counted> counted = new ArrayDeque<>();

        private Course(PeerId peer) {
            withholding = new Withholding(peer);
        }
    }

    private final Map<PeerId, Course> courses = new HashMap<>();

    private Course of(PeerId peer) {
        return courses.computeIfAbsent(peer, Course::new);
    }

    synchronized void unreached(PeerId peer, PeerAddress where, Unreached why) {
        of(peer).lastError = Optional.of(LinkFaults.unreached(where, why));
    }

    synchronized void opened(PeerId peer) {
        Course course = of(peer);
        course.goodbye = Optional.empty();
        course.counted.clear();
    }

    synchronized void saidGoodbye(PeerId peer, Farewell why) {
        of(peer).goodbye = Optional.of(why);
    }

    synchronized void closedHere(PeerId peer, Farewell why, Instant now) {
        Course course = of(peer);
        over(course, LinkFaults.closedHere(why));
        if (why == Farewell.WITHHELD) {
            course.withholding.found(now);
        }
    }

    synchronized void closed(PeerId peer, Ending why) {
        Course course = of(peer);
        over(course, course.goodbye.map(LinkFaults::closedThere).orElseGet(() -> LinkFaults.ended(why)));
    }

    private static void over(Course course, Optional<Fault> why) {
        course.lastError = why;
        course.withholding.closed();
        course.view = Optional.empty();
        course.queued = 0;
        course.counted.clear();
    }

    /** @param link as the engine sees it, and what carries it */
    synchronized void look(PeerView link, Link carrier, Instant now) {
        Course course = of(link.peer());
        course.view = Optional.of(link);
        course.heard = Optional.of(link.heard());
        course.queued = carrier.queuedBytes();
        if (link.ready()) {
            course.reached = true;
            course.lastError = Optional.empty();
            course.withholding.look(link.behind(), now);
        }
        Deque<Counted> counted = course.counted;
        counted.add(new Counted(now, carrier.receivedBytes(), carrier.sentBytes()));
        while (counted.size() > 2 && counted.getFirst().at().isBefore(now.minus(WHILE))) {
            counted.removeFirst();
        }
    }

    /** What is told for a time is told no longer. */
    synchronized void passed(Instant now) {
        courses.values().forEach(course -> course.withholding.passed(now));
    }

    /**
     * @param called whether this station calls it
     * @param unwritten whether what peers send cannot be written here
     */
    synchronized PeerLink of(PeerId peer, boolean called, boolean unwritten) {
        Course course = courses.getOrDefault(peer, new Course(peer));
        Optional<PeerView> view = course.view.filter(PeerView::ready);
        return new PeerLink(
                state(course, view.isPresent(), called),
                view.map(v -> OptionalLong.of(v.behind())).orElseGet(OptionalLong::empty),
                view.map(v -> OptionalLong.of(v.lacks())).orElseGet(OptionalLong::empty),
                course.heard,
                view.flatMap(PeerView::clock),
                course.queued,
                rate(course.counted, true),
                rate(course.counted, false),
                view.map(PeerView::pictures).orElse(0),
                note(course, view, unwritten),
                course.lastError.map(error -> called ? error : LinkFaults.whereItCalls(error)));
    }

    private static PeerLink.State state(Course course, boolean open, boolean called) {
        if (open) {
            return PeerLink.State.CONNECTED;
        }
        if (course.reached) {
            return PeerLink.State.DROPPED;
        }
        if (!called && course.lastError.isEmpty()) {
            return PeerLink.State.NOT_CALLED;
        }
        return course.lastError.isEmpty() ? PeerLink.State.CALLING : PeerLink.State.NOT_REACHED;
    }

    private static Optional<PeerLink.Note> note(Course course, Optional<PeerView> open, boolean unwritten) {
        if (unwritten && open.isPresent()) {
            return Optional.of(PeerLink.Note.UNWRITTEN);
        }
        if (course.withholding.now()) {
            return Optional.of(PeerLink.Note.WITHHOLDS);
        }
        if (open.filter(PeerView::ahead).isPresent()) {
            return Optional.of(PeerLink.Note.CLOCK_AHEAD);
        }
        return open.filter(PeerView::stalled).map(view -> PeerLink.Note.STALLED);
    }

    private static long rate(Deque<Counted> counted, boolean in) {
        if (counted.size() < 2) {
            return 0;
        }
        Counted first = counted.getFirst();
        Counted last = counted.getLast();
        long millis = Duration.between(first.at(), last.at()).toMillis();
        long bytes = in ? last.in() - first.in() : last.out() - first.out();
        return millis <= 0 ? 0 : bytes * 1_000 / millis;
    }
}
