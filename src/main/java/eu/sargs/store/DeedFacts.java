package eu.sargs.store;

import eu.sargs.access.Audience;
import eu.sargs.access.DeedCodec;
import eu.sargs.access.DeedKind;
import eu.sargs.access.StationKey;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.Handling;
import eu.sargs.alert.HandlingCodec;
import eu.sargs.alert.Hit;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.Succession;
import eu.sargs.shift.ShiftCodec;
import eu.sargs.shift.ShiftNews;
import eu.sargs.sighting.EvidenceCodec;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.Told;
import eu.sargs.watchlist.WatchCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kind of deed an event is, and what it was about. Pure.
 *
 * @param plate or pattern as it stands in the event; empty where it is about none, as {@code subject}
 * @param subject id of the entry, sighting or alert
 * @param details texts and whole numbers, in an order that stays for each type
 */
record DeedFacts(DeedKind kind, String plate, String subject, Map<String, Object> details) {
    /** Of an event whose body is gone, or that cannot be read: that it was there. */
    private DeedFacts(DeedKind kind) {
        this(kind, "", "", Map.of());
    }

    /** The account that it was done to or that was looked for; empty where there is none. */
    String account() {
        return Stream.of("account", "asked_about", "asked_officer")
                .map(name -> details.getOrDefault(name, "").toString())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Empty for what is no deed: what a station says of itself, and what follows from another event. */
    static Optional<DeedFacts> of(Event event) {
        Optional<DeedKind> kind = kind(event);
        if (kind.isEmpty() || event.payload().isEmpty()) {
            return kind.map(DeedFacts::new);
        }
        try {
            return Optional.of(read(event, kind.get()));
        } catch (IllegalArgumentException e) {
            return Optional.of(new DeedFacts(kind.get()));
        }
    }

    private static Optional<DeedKind> kind(Event event) {
        return switch (event.type()) {
            case WatchCodec.PUT,
                    WatchCodec.REMOVED,
                    WatchCodec.PROPOSED,
                    WatchCodec.ANSWERED,
                    WatchCodec.IMPORTED,
                    AlertCodec.TAKEN,
                    AlertCodec.CLOSED,
                    HandlingCodec.ESCALATED,
                    HandlingCodec.SHELVED,
                    HandlingCodec.FORWARDED -> Optional.of(DeedKind.ALTERATION);
            case AlertCodec.RAISED -> Optional.of(DeedKind.COMBINATION);
            case SightingCodec.LOOKED_UP -> Optional.of(DeedKind.CONSULTATION);
            case MemberCodec.ADMITTED, MemberCodec.REVOKED, "GroupSet", Succession.TYPE ->
                Optional.of(DeedKind.DISCLOSURE);
            case Erasure.TYPE, Erasure.CONFIRMED, Retirement.TYPE -> Optional.of(DeedKind.ERASURE);
            case ShiftCodec.BEGUN, ShiftCodec.ENDED, ShiftCodec.WRITTEN, ShiftCodec.HANDED_OVER ->
                Optional.of(DeedKind.OTHER);
            case "EpochOpened" -> Optional.empty();
            default -> event.feed().lane() == Lane.RECORD ? Optional.of(DeedKind.OTHER) : Optional.empty();
        };
    }

    private static DeedFacts read(Event event, DeedKind kind) {
        byte[] payload = event.payload().orElseThrow();
        StationKey writer = StationKey.of(event.feed().origin());
        Audience audience = Audience.of(event.feed().scope());
        Told told = new Told(
                writer, event.by().orElseThrow().officer(), event.time().instant());
        return switch (event.type()) {
            case WatchCodec.PUT, WatchCodec.REMOVED -> {
                EntryChange change = WatchCodec.decodeChange(event.type(), payload, audience, told);
                boolean fresh = change.value().isPresent() && change.over().isEmpty();
                yield new DeedFacts(
                        fresh ? DeedKind.COLLECTION : kind,
                        change.value().map(one -> one.pattern()).orElse(""),
                        change.entry().toString(),
                        details("why", change.value().map(one -> one.reason()).orElse("")));
            }
            case WatchCodec.PROPOSED -> {
                Proposal proposal = WatchCodec.decodeProposal(payload, audience, told);
                yield new DeedFacts(
                        kind,
                        proposal.value().map(one -> one.pattern()).orElse(""),
                        proposal.entry().toString(),
                        details("note", proposal.note()));
            }
            case WatchCodec.ANSWERED -> {
                Proposal.Answer answer =
                        WatchCodec.decodeAnswer(payload, writer, event.time().instant());
                yield new DeedFacts(
                        kind,
                        "",
                        WatchCodec.answered(payload).toString(),
                        details("answer", answer.accepted() ? "accepted" : "rejected", "note", answer.note()));
            }
            case WatchCodec.IMPORTED -> new DeedFacts(kind, "", "", WatchCodec.decodeImported(payload));
            case AlertCodec.RAISED -> {
                Hit hit = AlertCodec.decodeHit(payload, writer);
                yield new DeedFacts(
                        kind,
                        hit.sighting().reading().plate().text(),
                        hit.id().raises().hex(),
                        details(
                                "why",
                                hit.entry().reason(),
                                "camera",
                                hit.sighting().camera().text()));
            }
            case AlertCodec.TAKEN ->
                new DeedFacts(kind, "", AlertCodec.decodeTaken(payload).alert().hex(), Map.of());
            case AlertCodec.CLOSED -> {
                AlertCodec.ClosedNews closed = AlertCodec.decodeClosed(payload);
                yield new DeedFacts(
                        kind,
                        "",
                        closed.alert().hex(),
                        details("outcome", closed.outcome().name(), "note", closed.note()));
            }
            case HandlingCodec.ESCALATED, HandlingCodec.SHELVED, HandlingCodec.FORWARDED -> {
                Handling handling = HandlingCodec.decode(event);
                Map<String, Object> details = switch (handling) {
                    case Handling.Escalated escalated -> Map.of();
                    case Handling.Shelved shelved ->
                        details("seconds", (long) shelved.seconds(), "reason", shelved.reason());
                    case Handling.Forwarded forwarded -> details("to", forwarded.station(), "note", forwarded.note());
                };
                yield new DeedFacts(kind, "", handling.alert().hex(), details);
            }
            case SightingCodec.LOOKED_UP -> {
                SightingCodec.LookUp lookUp = SightingCodec.decodeLookUp(payload);
                yield new DeedFacts(kind, lookUp.plate(), "", details("found", (long) lookUp.found()));
            }
            case ShiftCodec.BEGUN, ShiftCodec.ENDED, ShiftCodec.WRITTEN, ShiftCodec.HANDED_OVER ->
                new DeedFacts(
                        kind,
                        "",
                        "",
                        switch (ShiftCodec.decode(event)) {
                            case ShiftNews.Written written -> details("note", written.text());
                            case ShiftNews.HandedOver handed ->
                                details(
                                        "account",
                                        handed.account(),
                                        "matters",
                                        (long) handed.sheet().matters().size(),
                                        "sheet",
                                        handed.hash());
                            case ShiftNews.Begun begun -> Map.of();
                            case ShiftNews.Ended ended -> Map.of();
                        });
            case MemberCodec.ADMITTED, MemberCodec.REVOKED, "GroupSet" ->
                new DeedFacts(kind, "", "", members(MemberCodec.decode(event)));
            case Erasure.TYPE ->
                new DeedFacts(
                        kind,
                        "",
                        "",
                        Erasure.asked(event)
                                .map(erasure -> details(
                                        "lane",
                                        erasure.feed().lane().name().toLowerCase(java.util.Locale.ROOT),
                                        "first",
                                        erasure.first(),
                                        "last",
                                        erasure.last()))
                                .orElse(Map.of()));
            case EvidenceCodec.LOCKED -> {
                EvidenceCodec.Locked said = EvidenceCodec.decodeLocked(payload);
                yield new DeedFacts(
                        DeedKind.ALTERATION,
                        said.plate(),
                        said.sighting().toString(),
                        details(
                                "case",
                                said.caseNumber(),
                                "until",
                                said.until().toString(),
                                "second",
                                said.second(),
                                "lock",
                                said.lock().toString()));
            }
            case EvidenceCodec.LIFTED -> {
                EvidenceCodec.Lifted said = EvidenceCodec.decodeLifted(payload);
                yield new DeedFacts(
                        DeedKind.ALTERATION,
                        said.plate(),
                        said.sighting().toString(),
                        details("lock", said.lock().toString()));
            }
            default -> {
                if (event.feed().lane() != Lane.RECORD) {
                    yield new DeedFacts(kind);
                }
                DeedCodec.Facts facts = DeedCodec.facts(event.type(), payload);
                yield new DeedFacts(facts.kind(), facts.plate(), facts.id(), facts.details());
            }
        };
    }

    private static Map<String, Object> members(MemberEvent said) {
        return switch (said) {
            case MemberEvent.Admitted admitted ->
                details(
                        "station",
                        admitted.member().station(),
                        "agency",
                        admitted.member().agency());
            case MemberEvent.GroupSet set ->
                details(
                        "group",
                        set.group(),
                        "agencies",
                        String.join(", ", set.agencies().stream().sorted().toList()));
            case MemberEvent.Revoked revoked -> details("key", revoked.key().hex());
            case MemberEvent.Rotated rotated -> details("key", rotated.next().hex());
        };
    }

    private static Map<String, Object> details(Object... namesAndValues) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            details.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return details;
    }
}
