package eu.sargs.sync.engine;

import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Links to stations that were revoked. Such a one gets the event that says so, with what stands before it in that feed;
 * it is told of nothing else, asked for nothing, and the link is closed as soon as it has that.
 */
final class LastWords {
    /** Without anything new of it that the peer takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final class Outcast {
        final PeerId peer;
        final Position said;
        Instant until;
        long credit;
        /** How far it was sent the feed; empty until it asks. */
        Optional<Long> sent = Optional.empty();

        boolean underway;

        Outcast(PeerId peer, Position said, Instant now) {
            this.peer = peer;
            this.said = said;
            this.until = now.plus(PATIENCE);
        }

        boolean isTold() {
            return sent.filter(last -> last >= said.sequence()).isPresent();
        }
    }

    private final Map<PeerId, Outcast> outcasts = new TreeMap<>();
    private final Holdings holdings;
    private final Limits limits;
    private final Effects out;

    LastWords(Holdings holdings, Limits limits, Effects out) {
        this.holdings = holdings;
        this.limits = limits;
        this.out = out;
    }

    /** @return false where there is nothing that this peer could be told */
    boolean opened(PeerId peer, Instant now) {
        Optional<Position> said = said(peer);
        said.ifPresent(event -> {
            outcasts.put(peer, new Outcast(peer, event, now));
            out.send(peer, new Message.Hello(limits.versions(), now, List.of(holdings.self())));
        });
        return said.isPresent();
    }

    private Optional<Position> said(PeerId peer) {
        return holdings.sight()
                .revokedBy(peer.key())
                .filter(event -> holdings.soundEnd(event.feed()) >= event.sequence());
    }

    void closed(PeerId peer) {
        outcasts.remove(peer);
    }

    private void close(Outcast one, Farewell why) {
        outcasts.remove(one.peer);
        out.add(new Effect.Close(one.peer, why));
    }

    void received(PeerId peer, Message message, Instant now) {
        Outcast one = outcasts.get(peer);
        if (one == null) {
            return;
        }
        switch (message) {
            case Message.Hello hello -> greeted(one, hello);
            case Message.Have have -> {
                FeedTip theirs = have.ends().get(one.said.feed());
                if (theirs != null && theirs.sequence() >= one.said.sequence()) {
                    close(one, Farewell.NOT_A_MEMBER);
                }
            }
            case Message.Want want -> {
                if (want.feed().equals(one.said.feed()) && want.after() >= 0) {
                    one.sent = Optional.of(want.after());
                }
            }
            case Message.Credit credit -> {
                if (one.isTold()) {
                    close(one, Farewell.NOT_A_MEMBER); // what was sent is durable there
                } else if (credit.lane() == one.said.feed().lane() && credit.bytes() > 0) {
                    one.credit = Math.min(limits.window(credit.lane()), one.credit + credit.bytes());
                }
            }
            case Message.Ping ping -> out.send(peer, new Message.Pong(ping.number(), now));
            default -> {
                // whatever else it says or wants: it is out
            }
        }
    }

    private void greeted(Outcast one, Message.Hello hello) {
        if (hello.versions().stream().noneMatch(limits.versions()::contains)) {
            close(one, Farewell.VERSION);
            return;
        }
        Optional<Header> event = holdings.read(one.said.feed(), one.said.sequence() - 1, 1)
                .map(run -> run.envelopes().getFirst().header());
        if (event.isEmpty()) {
            close(one, Farewell.NOT_A_MEMBER);
            return;
        }
        FeedTip tip =
                new FeedTip(one.said.sequence(), event.get().hash(), event.get().time());
        out.send(one.peer, new Message.Have(Map.of(one.said.feed(), tip)));
    }

    void served(Input.Served served, Instant now) {
        Outcast one = outcasts.get(served.peer());
        if (one == null || !one.underway) {
            return;
        }
        one.underway = false;
        one.credit -= served.bytes();
        one.until = now.plus(PATIENCE);
        if (served.last().isEmpty()) {
            close(one, Farewell.NOT_A_MEMBER);
        } else if (one.sent.isPresent()) {
            one.sent = Optional.of(Math.max(one.sent.get(), served.last().get()));
        }
    }

    /** Who they are may have changed: an earlier revocation can undo a later one. */
    void sightChanged() {
        for (Outcast one : List.copyOf(outcasts.values())) {
            if (holdings.sight().isMember(one.peer.key())) {
                close(one, Farewell.STOPPING); // and comes again
            } else if (!said(one.peer).equals(Optional.of(one.said))) {
                close(one, Farewell.NOT_A_MEMBER);
            }
        }
    }

    void tick(Instant now) {
        for (Outcast one : List.copyOf(outcasts.values())) {
            if (now.isAfter(one.until)) {
                close(one, Farewell.NOT_A_MEMBER);
            }
        }
    }

    void next() {
        for (Outcast one : outcasts.values()) {
            if (one.sent.isPresent() && !one.isTold() && !one.underway && one.credit > 0) {
                one.underway = true;
                out.add(new Effect.Serve(
                        one.peer,
                        one.said.feed(),
                        one.sent.get(),
                        (int) Math.min(limits.run(), one.credit),
                        one.said.sequence(),
                        false));
            }
        }
    }
}
