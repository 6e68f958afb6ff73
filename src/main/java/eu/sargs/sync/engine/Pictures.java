package eu.sargs.sync.engine;

import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pictures that are wanted here, fetched one part at a time from whoever has them; those of hits first. What came before
 * a link ended is kept, so that a picture gets here over links that never last as long as the whole of it takes.
 */
final class Pictures {
    static final int PART_LIMIT = 64 << 10;
    private static final int AT_ONCE = 4;
    private static final int A_LINK = 2;
    private static final int WANTED = 10_000;
    /** Short: who has it not now may be getting it, for us among others. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_OF_HITS = Duration.ofMinutes(5);
    /** For one picture, while other things come over the link. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final class Missing {
        final PictureId id;
        boolean urgent;
        final Set<PeerId> without = new HashSet<>();
        /** Whose parts the bytes are. */
        final Set<PeerId> senders = new HashSet<>();

        /** When nobody had it. */
        Instant inVain = Instant.MIN;

        Duration pause = Duration.ZERO;
        Link from;
        Instant progress;
        byte[] bytes = new byte[0];
        int length;
        boolean whole;
        /** Parts of several did not fit together once: it is to come from one, so that who lies is known. */
        boolean fromOne;

        Missing(PictureId id, boolean urgent) {
            this.id = id;
            this.urgent = urgent;
        }

        boolean isDue(Instant now) {
            return inVain.equals(Instant.MIN) || !now.isBefore(inVain.plus(pause));
        }

        /** Somebody looks for it again. */
        void sooner() {
            pause = pause.compareTo(FIRST_PAUSE) < 0 ? pause : FIRST_PAUSE;
        }

        /** Nobody has it now. */
        void waitFrom(Instant now) {
            Duration longest = urgent ? LONGEST_OF_HITS : LONGEST_PAUSE;
            if (pause.compareTo(longest) >= 0) {
                forget(); // who sent the first half of it may have lied
            }
            Duration next = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = next.compareTo(longest) < 0 ? next : longest;
            inVain = now;
            without.clear();
        }

        /** What came is kept: another, or the same one later, goes on from there. */
        void letGo() {
            from = null;
            if (fromOne) {
                forget();
            }
        }

        void forget() {
            from = null;
            bytes = new byte[0];
            length = 0;
            senders.clear();
        }

        boolean isUnderway() {
            return from != null || whole;
        }

        boolean isLeftHalf() {
            return !isUnderway() && length > 0;
        }
    }

    private final Map<PictureId, Missing> missing = new LinkedHashMap<>();
    private final Collection<Link> links;
    private final Limits limits;
    private final Effects out;

    Pictures(Collection<Link> links, Limits limits, Effects out) {
        this.links = links;
        this.limits = limits;
        this.out = out;
    }

    void wanted(PictureId id, boolean urgent) {
        Missing known = missing.get(id);
        if (known != null) {
            known.urgent |= urgent;
            known.sooner();
            return;
        }
        if (missing.size() >= WANTED) {
            missing.values().stream()
                    .filter(m -> !m.isUnderway())
                    .min(Comparator.comparing(m -> m.urgent)) // the oldest of the others first
                    .ifPresent(oldest -> missing.remove(oldest.id));
        }
        missing.put(id, new Missing(id, urgent));
    }

    int askedOf(Link link) {
        return (int) missing.values().stream().filter(m -> m.from == link).count();
    }

    void kept(PictureId id) {
        missing.remove(id);
    }

    /** A peer that was not here before may have what the others have not. */
    void opened(Link link) {
        missing.values().forEach(m -> {
            m.without.remove(link.peer);
            m.pause = Duration.ZERO;
        });
    }

    void closed(Link link) {
        missing.values().stream().filter(m -> m.from == link).forEach(Missing::letGo);
    }

    void gone(Link link, PictureId id) {
        link.pictures.remove(id);
        Optional.ofNullable(missing.get(id)).filter(m -> m.from == link).ifPresent(m -> {
            m.letGo();
            m.without.add(link.peer);
        });
    }

    /** @return false where the peer sent what is no part of the picture it was asked for */
    boolean part(Link link, Message.PicturePart part, Instant now) {
        if (!link.pictures.remove(part.picture(), part.from())) {
            return false;
        }
        Missing m = missing.get(part.picture());
        if (m == null || m.whole || (m.from != null && m.from != link) || part.from() != m.length) {
            return true; // it came after we had given up on it, and got it elsewhere
        }
        m.from = link;
        if (part.bytes().length == 0
                || part.bytes().length > PART_LIMIT
                || part.length() > limits.picture()
                || m.length + part.bytes().length > part.length()) {
            return false;
        }
        if (m.length == 0) {
            m.bytes = new byte[(int) part.length()];
        } else if (part.length() != m.bytes.length) {
            return isNobodysFault(m);
        }
        m.senders.add(link.peer);
        System.arraycopy(part.bytes(), 0, m.bytes, m.length, part.bytes().length);
        m.length += part.bytes().length;
        m.progress = now;
        link.pictureCame = now;
        if (m.length < m.bytes.length) {
            want(m, link);
            return true;
        }
        Optional<ProvenPicture> proven = ProvenPicture.of(m.id, m.bytes);
        if (proven.isEmpty()) {
            return isNobodysFault(m);
        }
        m.whole = true;
        m.from = null;
        out.add(new Effect.KeepPicture(proven.get()));
        return true;
    }

    /** What came does not fit together, and begins anew. @return false where all of it came from the one that sends */
    private static boolean isNobodysFault(Missing m) {
        boolean one = m.senders.equals(Set.of(m.from.peer));
        if (one) {
            m.without.add(m.from.peer);
        }
        m.fromOne = true;
        m.forget();
        return !one;
    }

    private void want(Missing m, Link link) {
        link.pictures.put(m.id, (long) m.length);
        out.send(link.peer, new Message.PictureWant(m.id, m.length));
    }

    void ask(Instant now) {
        for (boolean urgent : new boolean[] {true, false}) {
            for (Missing m : missing.values()) {
                if (m.urgent == urgent && !m.isUnderway() && m.isDue(now)) {
                    if (missing.values().stream().filter(Missing::isUnderway).count() >= AT_ONCE) {
                        return;
                    }
                    ask(m, now);
                }
            }
        }
    }

    private void ask(Missing m, Instant now) {
        boolean anybody = false;
        for (Link link : links) {
            if (!link.isReady() || m.without.contains(link.peer)) {
                continue;
            }
            anybody = true;
            Long underway = link.pictures.get(m.id);
            if (underway == null ? link.pictures.size() < A_LINK : underway == m.length) {
                if (underway == null) {
                    want(m, link);
                }
                m.from = link;
                m.progress = now;
                makeRoom();
                return;
            }
        }
        if (!anybody) {
            m.waitFrom(now);
        }
    }

    /** Halves are kept as long as there are not more pictures in memory than may come at once. */
    private void makeRoom() {
        long underway = missing.values().stream().filter(Missing::isUnderway).count();
        List<Missing> halves =
                missing.values().stream().filter(Missing::isLeftHalf).toList();
        halves.stream().limit(Math.max(0, underway + halves.size() - AT_ONCE)).forEach(Missing::forget);
    }

    void tick(Instant now) {
        for (Missing m : missing.values()) {
            if (m.from != null && isStalled(m, now)) {
                m.without.add(m.from.peer);
                m.letGo();
            }
        }
        ask(now);
    }

    /** Pictures come last: as long as anything else comes, one may wait. */
    private static boolean isStalled(Missing m, Instant now) {
        return now.isAfter(m.progress.plus(PATIENCE))
                || now.isAfter(m.progress.plus(Limits.STALL))
                        && now.isAfter(m.from.lastDelivered().plus(Limits.STALL));
    }

    /** Bytes held of pictures that are not whole yet. */
    long held() {
        return missing.values().stream().mapToLong(m -> m.bytes.length).sum();
    }
}
