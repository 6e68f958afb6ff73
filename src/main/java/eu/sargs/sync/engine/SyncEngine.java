package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.OriginKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Decides who gets what from whom, in which order: {@code docs/sync.md}. Pure: it is told what happened and the time,
 * and answers with what is to be done. Of the ledger it reads only what is in memory or costs one look-up: ends and
 * single hashes. One thread; the effects may be carried out by others, in the order they were asked for on each link.
 */
public final class SyncEngine {
    private final Limits limits;
    private final Effects out = new Effects();
    private final Map<PeerId, Link> links = new TreeMap<>();
    private final Holdings holdings;
    private final Sources sources;
    private final Quarantine quarantine;
    private final Findings findings;
    private final Pictures pictures;
    private final Intake intake = new Intake();
    private final Arrivals arrivals;
    private final LastWords lastWords;

    /** @param own the key this station writes with, then those it wrote with before */
    public SyncEngine(List<OriginKey> own, Ledger ledger, Sight sight, Limits limits, RandomGenerator random) {
        this.limits = limits;
        holdings = new Holdings(own, ledger, sight);
        sources = new Sources(holdings, links.values(), random, out);
        quarantine = new Quarantine(holdings, links.values(), sources, out);
        pictures = new Pictures(links.values(), limits, out);
        findings = new Findings(holdings, sources, quarantine, out, this::close);
        arrivals = new Arrivals(holdings, sources, findings, intake, out, this::close);
        lastWords = new LastWords(holdings, limits, out);
    }

    private Instant now = Instant.MIN;

    /**
     * @param at the wall clock here; may jump
     * @return what is to be done, in order
     */
    public List<Effect> handle(Input input, Instant at) {
        now = at;
        switch (input) {
            case Input.Opened opened -> opened(opened.peer());
            case Input.Closed closed -> closed(closed.peer());
            case Input.Received received -> received(received);
            case Input.Took took -> took(took);
            case Input.TookNothing nothing -> intake.tookNothing(nothing.ticket(), now);
            case Input.Served served -> served(served);
            case Input.Grew grew -> grew(grew.ends());
            case Input.Filled filled -> sources.filled(filled.first());
            case Input.Proven proven -> quarantine.proven(proven.proof(), Optional.empty(), now);
            case Input.SightChanged changed -> sightChanged();
            case Input.PictureMissing missing -> pictures.wanted(missing.picture(), missing.urgent());
            case Input.PictureKept kept -> pictures.kept(kept.picture());
            case Input.Tick tick -> tick();
        }
        goOn();
        return out.drain();
    }

    /** The links that are open. */
    public List<PeerView> peers() {
        return links.values().stream().map(this::view).toList();
    }

    /** Bytes that came and are not stored or not whole yet: bounded by the links' windows and a few pictures. */
    public long waitingBytes() {
        return intake.bytes() + pictures.held();
    }

    private PeerView view(Link link) {
        long behind = link.theirs().entrySet().stream()
                .filter(entry -> holdings.isSeenHere(entry.getKey()))
                .mapToLong(entry -> Math.max(
                        0,
                        Math.min(entry.getValue().sequence(), holdings.limit(entry.getKey()))
                                - holdings.tip(entry.getKey()).sequence()))
                .sum();
        return new PeerView(
                link.peer,
                link.isReady(),
                link.heartbeat.lastHeard(),
                link.heartbeat.difference(),
                behind,
                link.serving.owed(),
                pictures.askedOf(link),
                link.stalled,
                sources.isAheadAt(link));
    }

    private void opened(PeerId peer) {
        closed(peer);
        if (!holdings.sight().isMember(peer.key())) {
            if (!lastWords.opened(peer, now)) {
                out.add(new Effect.Close(peer, Farewell.NOT_A_MEMBER));
            }
            return;
        }
        links.put(peer, new Link(peer, holdings, limits, now));
        out.send(peer, new Message.Hello(limits.versions(), now, List.of(holdings.self())));
    }

    private void closed(PeerId peer) {
        lastWords.closed(peer);
        Link link = links.remove(peer);
        if (link != null) {
            intake.drop(link);
            pictures.closed(link);
            findings.closed(link);
            sources.closed(link, now);
        }
    }

    private void close(Link link, Farewell why) {
        if (links.get(link.peer) == link) {
            out.add(new Effect.Close(link.peer, why));
            closed(link.peer);
        }
    }

    private void received(Input.Received received) {
        Link link = links.get(received.peer());
        if (link == null) {
            lastWords.received(received.peer(), received.message(), now);
            return; // or it was still on its way when the link was closed
        }
        link.heartbeat.heard(now);
        boolean inOrder = link.isReady() ? message(link, received.message()) : first(link, received.message());
        if (!inOrder) {
            close(link, Farewell.PROTOCOL);
        }
    }

    /** @return false where it is no hello */
    private boolean first(Link link, Message message) {
        if (message instanceof Message.Bye) {
            return true;
        }
        if (!(message instanceof Message.Hello hello)) {
            return false;
        }
        link.heartbeat.hello(hello.clock(), now);
        int version = hello.versions().stream()
                .filter(limits.versions()::contains)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        if (version == 0) {
            close(link, Farewell.VERSION);
            return true;
        }
        link.speak(version);
        for (Lane lane : Lane.values()) {
            out.send(link.peer, new Message.Credit(lane, limits.window(lane)));
        }
        quarantine.tellAll(link);
        link.telling.all();
        pictures.opened(link);
        return true;
    }

    /** @return false where it is out of order */
    private boolean message(Link link, Message message) {
        return switch (message) {
            case Message.Hello hello -> false;
            case Message.Have have -> have(link, have);
            case Message.Want want -> {
                if (!link.serving.want(want)) {
                    notHere(link, want.feed(), 0);
                }
                yield want.after() >= 0;
            }
            case Message.Stop stop -> {
                link.serving.stop(stop.feed());
                yield true;
            }
            case Message.Credit credit -> link.serving.credit(credit.lane(), credit.bytes());
            case Message.Events events -> arrivals.came(link, events, now);
            case Message.Fork fork -> {
                if (!quarantine.received(link, fork.proof(), now)) {
                    close(link, Farewell.ALTERED);
                }
                yield true;
            }
            case Message.PictureWant want -> want.from() >= 0 && link.serving.picture(want, now);
            case Message.PicturePart part -> pictures.part(link, part, now);
            case Message.PictureGone gone -> {
                pictures.gone(link, gone.picture());
                yield true;
            }
            case Message.Ping ping -> {
                out.send(link.peer, new Message.Pong(ping.number(), now));
                yield true;
            }
            case Message.Pong pong -> {
                link.heartbeat.pong(pong, now);
                yield true;
            }
            case Message.Bye bye -> true;
        };
    }

    private void notHere(Link link, FeedId feed, long from) {
        link.denied.add(feed);
        out.send(link.peer, new Message.Have(Map.of(feed, FeedTip.empty()), from));
    }

    private boolean have(Link link, Message.Have have) {
        Map<FeedId, FeedTip> ends = have.ends();
        if (link.theirs().size() + ends.size() > limits.feeds()
                && ends.keySet().stream()
                                        .filter(f -> !link.theirs().containsKey(f))
                                        .count()
                                + link.theirs().size()
                        > limits.feeds()) {
            return false;
        }
        for (Map.Entry<FeedId, FeedTip> end : ends.entrySet()) {
            FeedId feed = end.getKey();
            FeedTip tip = end.getValue();
            if (tip.sequence() < 0 || tip.hash().length != FeedTip.empty().hash().length) {
                return false;
            }
            FeedTip before = link.theirs(feed);
            if (tip.sequence() == 0) {
                sources.denied(link, feed, have.from(), now);
            } else {
                link.theirs().put(feed, tip);
                if (have.from() > 0) {
                    link.filling(feed).again();
                }
                quarantine.remind(link, feed, tip.sequence());
                sources.told(link, feed, before, now);
            }
        }
        return true;
    }

    private void took(Input.Took took) {
        arrivals.took(took, links.values(), now).forEach(this::grew);
    }

    private void served(Input.Served served) {
        lastWords.served(served, now);
        Link link = links.get(served.peer());
        if (link != null) {
            long sent = link.serving.sent(served.feed());
            if (!link.serving.served(served)) {
                link.waiting.add(served.feed());
                notHere(link, served.feed(), holdings.wholeFrom(served.feed(), sent));
            }
        }
    }

    private void grew(Map<FeedId, FeedTip> ends) {
        holdings.grew(ends);
        if (ends.keySet().stream().anyMatch(feed -> feed.lane() == Lane.LIST)) {
            // An erasure may have come that says why bodies are missing: what was not to be had may be now (seed 7960).
            links.values().forEach(link -> {
                link.denied.forEach(link.telling::grew);
                link.denied.clear();
            });
        }
        ends.keySet().stream().sorted(FeedId.LANES_FIRST).forEach(this::grew);
    }

    private void grew(FeedId feed) {
        holdings.endOf(feed).ifPresent(out::add);
        for (Link link : links.values()) {
            link.serving.grew(feed);
            if (link.isReady()) {
                link.telling.grew(feed);
            }
        }
        sources.grew(feed, now);
    }

    private void sightChanged() {
        for (Link link : List.copyOf(links.values())) {
            if (!holdings.sight().isMember(link.peer.key())) {
                holdings.sight()
                        .revokedBy(link.peer.key())
                        .flatMap(link.serving::lastWord)
                        .ifPresent(run -> out.send(link.peer, new Message.Events(run, 0)));
                close(link, Farewell.NOT_A_MEMBER);
            }
        }
        lastWords.sightChanged();
        Set<FeedId> known = new LinkedHashSet<>(holdings.feeds());
        for (Link link : links.values()) {
            known.addAll(link.theirs().keySet());
            if (link.isReady()) {
                link.telling.all();
                quarantine.tellAll(link);
            }
        }
        List<FeedId> inOrder = new ArrayList<>(known);
        inOrder.sort(FeedId.LANES_FIRST);
        // Also of what we do not hold: runs of it may be on their way.
        inOrder.forEach(feed -> holdings.endOf(feed).ifPresent(out::add));
        inOrder.forEach(feed -> sources.consider(feed, now));
    }

    private void tick() {
        for (Link link : List.copyOf(links.values())) {
            if (link.heartbeat.isSilent(now)) {
                close(link, Farewell.SILENT);
            } else if (link.isReady()) {
                link.heartbeat.due(now).ifPresent(ping -> out.send(link.peer, ping));
            }
        }
        lastWords.tick(now);
        sources.tick(now);
        pictures.tick(now);
    }

    private void goOn() {
        for (Link link : links.values()) {
            if (link.isReady()) {
                link.telling.flush(now, out);
                link.serving.next(now).ifPresent(out::add);
            }
        }
        lastWords.next();
        pictures.ask(now);
        intake.next(now).ifPresent(out::add);
    }
}
