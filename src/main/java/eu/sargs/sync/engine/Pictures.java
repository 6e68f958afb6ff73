package eu.sargs.sync.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pictures that are wanted here, fetched one part at a time from whoever has them; those of hits first. */
final class Pictures {
    static final int PART_LIMIT = 64 << 10;
    private static final int AT_ONCE = 4;
    private static final int A_LINK = 2;
    private static final int WANTED = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final class Missing {
        final String sha256;
        boolean urgent;
        final Set<PeerId> without = new HashSet<>();
        Instant notBefore = Instant.MIN;
        Duration pause = FIRST_PAUSE;
        Link from;
        Instant progress;
        byte[] bytes = new byte[0];
        int length;
        boolean whole;

        Missing(String sha256, boolean urgent) {
            this.sha256 = sha256;
            this.urgent = urgent;
        }

        void letGo() {
            from = null;
            bytes = new byte[0];
            length = 0;
        }
    }

    private final Map<String, Missing> missing = new LinkedHashMap<>();
    private final Collection<Link> links;
    private final Limits limits;
    private final Effects out;

    Pictures(Collection<Link> links, Limits limits, Effects out) {
        this.links = links;
        this.limits = limits;
        this.out = out;
    }

    void wanted(String sha256, boolean urgent) {
        Missing known = missing.get(sha256);
        if (known != null) {
            known.urgent |= urgent;
            return;
        }
        if (missing.size() >= WANTED) {
            missing.values().stream()
                    .filter(m -> m.from == null && !m.whole)
                    .min(Comparator.comparing(m -> m.urgent)) // the oldest of the others first
                    .ifPresent(oldest -> missing.remove(oldest.sha256));
        }
        missing.put(sha256, new Missing(sha256, urgent));
    }

    int askedOf(Link link) {
        return (int) missing.values().stream().filter(m -> m.from == link).count();
    }

    void kept(String sha256) {
        missing.remove(sha256);
    }

    /** A peer that was not here before may have what the others have not. */
    void opened(Link link) {
        missing.values().forEach(m -> {
            m.without.remove(link.peer);
            m.notBefore = Instant.MIN;
        });
    }

    void closed(Link link) {
        missing.values().stream().filter(m -> m.from == link).forEach(Missing::letGo);
    }

    void gone(Link link, String sha256) {
        Optional.ofNullable(missing.get(sha256)).filter(m -> m.from == link).ifPresent(m -> {
            m.letGo();
            m.without.add(link.peer);
        });
    }

    /** @return false where the peer sent what is no part of the picture it was asked for */
    boolean part(Link link, Message.PicturePart part, Instant now) {
        Missing m = missing.get(part.sha256());
        if (m == null || m.from != link || m.whole) {
            return true; // it came after we had given up on it
        }
        int have = m.length;
        if (part.from() != have
                || part.bytes().length == 0
                || part.bytes().length > PART_LIMIT
                || part.length() > limits.picture()
                || have + part.bytes().length > part.length()
                || (have > 0 && part.length() != m.bytes.length)) {
            return false;
        }
        if (have == 0) {
            m.bytes = new byte[(int) part.length()];
        }
        System.arraycopy(part.bytes(), 0, m.bytes, have, part.bytes().length);
        m.length += part.bytes().length;
        m.progress = now;
        if (m.length < m.bytes.length) {
            out.send(link.peer, new Message.PictureWant(m.sha256, m.length));
            return true;
        }
        if (!sha256(m.bytes).equals(m.sha256)) {
            m.letGo();
            m.without.add(link.peer);
            return false;
        }
        m.whole = true;
        m.from = null;
        out.add(new Effect.KeepPicture(m.sha256, m.bytes));
        return true;
    }

    void ask(Instant now) {
        long busy =
                missing.values().stream().filter(m -> m.from != null || m.whole).count();
        for (boolean urgent : new boolean[] {true, false}) {
            for (Missing m : missing.values()) {
                if (busy >= AT_ONCE) {
                    return;
                }
                if (m.urgent == urgent && m.from == null && !m.whole && !now.isBefore(m.notBefore) && ask(m, now)) {
                    busy++;
                }
            }
        }
    }

    private boolean ask(Missing m, Instant now) {
        boolean anybody = false;
        for (Link link : links) {
            if (!link.isReady() || m.without.contains(link.peer)) {
                continue;
            }
            anybody = true;
            if (missing.values().stream().filter(other -> other.from == link).count() < A_LINK) {
                m.from = link;
                m.progress = now;
                out.send(link.peer, new Message.PictureWant(m.sha256, 0));
                return true;
            }
        }
        if (!anybody) {
            m.without.clear();
            m.notBefore = now.plus(m.pause);
            m.pause = m.pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : m.pause.multipliedBy(2);
        }
        return false;
    }

    void tick(Instant now) {
        for (Missing m : missing.values()) {
            if (m.from != null && now.isAfter(m.progress.plus(Limits.STALL))) {
                m.without.add(m.from.peer);
                m.letGo();
            }
        }
        ask(now);
    }

    /** Bytes held of pictures that are not whole yet. */
    long held() {
        return missing.values().stream().mapToLong(m -> m.bytes.length).sum();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
