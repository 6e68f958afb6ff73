package eu.sargs.access;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.wire.AccountLocked;
import eu.sargs.access.wire.AccountOpened;
import eu.sargs.access.wire.AccountRecovered;
import eu.sargs.access.wire.AccountUnlocked;
import eu.sargs.access.wire.ActRefused;
import eu.sargs.access.wire.BackupMade;
import eu.sargs.access.wire.BackupRestored;
import eu.sargs.access.wire.Consulted;
import eu.sargs.access.wire.HandedOver;
import eu.sargs.access.wire.KeyMoved;
import eu.sargs.access.wire.PasswordChanged;
import eu.sargs.access.wire.RecordAsked;
import eu.sargs.access.wire.RecordLetGo;
import eu.sargs.access.wire.RetentionSet;
import eu.sargs.access.wire.RolesGiven;
import eu.sargs.access.wire.SecondFactorSet;
import eu.sargs.access.wire.SecondFactorTaken;
import eu.sargs.access.wire.SettingChanged;
import eu.sargs.access.wire.SignInFailed;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.platform.KeptKind;
import eu.sargs.platform.KeyPlace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The events of lane record that say what was looked at, set and handed over, to and from the journal. */
public final class DeedCodec {
    public static final String CONSULTED = "Consulted";
    public static final String SETTING_CHANGED = "SettingChanged";
    public static final String HANDED_OVER = "HandedOver";
    public static final String SEARCHED = "RecordSearched";
    public static final String EXPORTED = "RecordExported";
    public static final String BACKUP_MADE = "BackupMade";
    public static final String BACKUP_RESTORED = "BackupRestored";
    public static final String KEY_MOVED = "KeyMoved";

    private DeedCodec() {}

    static Draft consulted(String what, String plate, String id, int count, Officer officer) {
        return draft(
                CONSULTED,
                officer.acts(),
                Consulted.newBuilder()
                        .setWhat(what)
                        .setPlate(plate)
                        .setId(id)
                        .setCount(count)
                        .build()
                        .toByteArray());
    }

    /** @param setting a name of the program, {@code sharedWith} */
    public static Draft settingChanged(String setting, String before, String after, Officer officer) {
        return draft(
                SETTING_CHANGED,
                officer.acts(),
                SettingChanged.newBuilder()
                        .setSetting(setting)
                        .setBefore(before)
                        .setAfter(after)
                        .build()
                        .toByteArray());
    }

    /**
     * What another station was given.
     *
     * @param station as it is called here; empty where it is not known
     * @param stick whether it left as a file
     * @param pictures how many parts of pictures began, counted each time one was sent
     */
    public static Draft handedOver(
            StationKey to, String station, boolean stick, List<HandedRange> ranges, int pictures, ActedBy by) {
        HandedOver.Builder body = HandedOver.newBuilder()
                .setTo(bytes(to.hex()))
                .setStation(station)
                .setStick(stick)
                .setEvents(count(ranges, false))
                .setBareEvents(count(ranges, true))
                .setPictures(pictures);
        for (HandedRange range : ranges) {
            body.addRanges(eu.sargs.access.wire.HandedRange.newBuilder()
                    .setOrigin(bytes(range.feed().origin().hex()))
                    .setEpoch(range.feed().epoch())
                    .setScope(range.feed().scope().text())
                    .setLane(range.feed().lane().name().toLowerCase(Locale.ROOT))
                    .setFirst(range.first())
                    .setLast(range.last())
                    .setBare(range.bare()));
        }
        return draft(HANDED_OVER, by, body.build().toByteArray());
    }

    private static long count(List<HandedRange> ranges, boolean bare) {
        return ranges.stream()
                .filter(range -> range.bare() == bare)
                .mapToLong(HandedRange::events)
                .sum();
    }

    /** Which events another station was given. */
    public record Handed(StationKey to, List<HandedRange> ranges) {}

    /** What a {@link #HANDED_OVER} says. @throws IllegalArgumentException for bytes that are none */
    public static Handed handed(byte[] payload) {
        try {
            HandedOver body = HandedOver.parseFrom(payload);
            return new Handed(
                    new StationKey(hex(body.getTo())),
                    body.getRangesList().stream()
                            .map(range -> new HandedRange(
                                    new FeedId(
                                            new OriginKey(hex(range.getOrigin())),
                                            range.getEpoch(),
                                            new Scope(range.getScope()),
                                            Lane.valueOf(range.getLane().toUpperCase(Locale.ROOT))),
                                    range.getFirst(),
                                    range.getLast(),
                                    range.getBare()))
                            .toList());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a hand-over", e);
        }
    }

    /**
     * A copy of all of the station's data is about to leave it.
     *
     * @param file or the folder it is to be written to
     */
    public static Draft backupMade(Path file, KeyPlace opensBy, Officer officer) {
        return draft(
                BACKUP_MADE,
                officer.acts(),
                BackupMade.newBuilder()
                        .setFile(file.toString())
                        .setOpensBy(words(opensBy))
                        .build()
                        .toByteArray());
    }

    /** The home was put back. @param made when the backup was begun */
    public static Draft backupRestored(Path file, Instant made, Seat seat) {
        return draft(
                BACKUP_RESTORED,
                ActedBy.machine(seat.name()),
                BackupRestored.newBuilder()
                        .setFile(file.toString())
                        .setMade(made.toEpochMilli())
                        .build()
                        .toByteArray());
    }

    /** What opens the home's key is about to lie elsewhere. */
    public static Draft keyMoved(KeyPlace before, KeyPlace after, Officer officer) {
        return draft(
                KEY_MOVED,
                officer.acts(),
                KeyMoved.newBuilder()
                        .setBefore(words(before))
                        .setAfter(words(after))
                        .build()
                        .toByteArray());
    }

    private static String words(KeyPlace place) {
        return switch (place) {
            case KeyPlace.InHome() -> "home";
            case KeyPlace.InFile(Path file) -> "file " + file;
            case KeyPlace.InSystem(String name) -> "system";
            case KeyPlace.InMemory() -> "passphrase";
        };
    }

    /** @param type {@link #SEARCHED} or {@link #EXPORTED} */
    public static Draft asked(String type, DeedSearch search, Reason reason, Officer officer) {
        return draft(
                type,
                officer.acts(reason),
                RecordAsked.newBuilder()
                        .setPlate(search.plate().orElse(""))
                        .setOfficer(search.officer().orElse(""))
                        .setKind(search.kind().map(DeedKind::word).orElse(""))
                        .setFrom(search.from().map(Instant::toEpochMilli).orElse(0L))
                        .setTo(search.to().map(Instant::toEpochMilli).orElse(0L))
                        .setStation(search.station().map(StationKey::hex).orElse(""))
                        .setReasonCode(search.reasonCode().orElse(""))
                        .setCaseNumber(search.caseNumber().orElse(""))
                        .setAbout(search.about().orElse(""))
                        .build()
                        .toByteArray());
    }

    /**
     * What an event of lane record says, for those who list deeds.
     *
     * @param plate empty where it is about none
     * @param id of what it is about, likewise
     * @param details texts and whole numbers, in an order that stays
     */
    public record Facts(DeedKind kind, String plate, String id, Map<String, Object> details) {
        private static Facts of(DeedKind kind, Object... namesAndValues) {
            return about(kind, "", "", namesAndValues);
        }

        private static Facts about(DeedKind kind, String plate, String id, Object... namesAndValues) {
            Map<String, Object> details = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                details.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return new Facts(kind, plate, id, details);
        }
    }

    /** @throws IllegalArgumentException for bytes that are none of this type */
    public static Facts facts(String type, byte[] payload) {
        try {
            return switch (type) {
                case CONSULTED -> {
                    Consulted body = Consulted.parseFrom(payload);
                    yield Facts.about(
                            DeedKind.CONSULTATION,
                            body.getPlate(),
                            body.getId(),
                            "what",
                            body.getWhat(),
                            "count",
                            (long) body.getCount());
                }
                case SETTING_CHANGED -> {
                    SettingChanged body = SettingChanged.parseFrom(payload);
                    yield Facts.of(
                            DeedKind.ALTERATION,
                            "setting",
                            body.getSetting(),
                            "before",
                            body.getBefore(),
                            "after",
                            body.getAfter());
                }
                case HANDED_OVER -> {
                    HandedOver body = HandedOver.parseFrom(payload);
                    yield Facts.of(
                            DeedKind.DISCLOSURE,
                            "to",
                            body.getStation().isEmpty() ? hex(body.getTo()) : body.getStation(),
                            "key",
                            hex(body.getTo()),
                            "way",
                            body.getStick() ? "stick" : "link",
                            "events",
                            body.getEvents(),
                            "pictures",
                            (long) body.getPictures());
                }
                case SEARCHED, EXPORTED -> {
                    RecordAsked body = RecordAsked.parseFrom(payload);
                    yield Facts.about(
                            DeedKind.CONSULTATION,
                            body.getPlate(),
                            "",
                            "asked_officer",
                            body.getOfficer(),
                            "asked_kind",
                            body.getKind(),
                            "asked_from",
                            time(body.getFrom()),
                            "asked_to",
                            time(body.getTo()),
                            "asked_station",
                            body.getStation(),
                            "asked_reason",
                            body.getReasonCode(),
                            "asked_case",
                            body.getCaseNumber(),
                            "asked_about",
                            body.getAbout());
                }
                case BACKUP_MADE -> {
                    BackupMade body = BackupMade.parseFrom(payload);
                    yield Facts.of(DeedKind.DISCLOSURE, "file", body.getFile(), "opens_by", body.getOpensBy());
                }
                case BACKUP_RESTORED -> {
                    BackupRestored body = BackupRestored.parseFrom(payload);
                    yield Facts.of(DeedKind.ALTERATION, "file", body.getFile(), "made", time(body.getMade()));
                }
                case KEY_MOVED -> {
                    KeyMoved body = KeyMoved.parseFrom(payload);
                    yield Facts.of(DeedKind.ALTERATION, "before", body.getBefore(), "after", body.getAfter());
                }
                case "AccountOpened" -> {
                    AccountOpened body = AccountOpened.parseFrom(payload);
                    yield Facts.of(
                            DeedKind.ALTERATION,
                            "account",
                            body.getAccount(),
                            "roles",
                            String.join(", ", body.getRolesList()));
                }
                case "RolesGiven" -> {
                    RolesGiven body = RolesGiven.parseFrom(payload);
                    yield Facts.of(
                            DeedKind.ALTERATION,
                            "account",
                            body.getAccount(),
                            "roles",
                            String.join(", ", body.getRolesList()));
                }
                case "AccountLocked" ->
                    Facts.of(
                            DeedKind.ALTERATION,
                            "account",
                            AccountLocked.parseFrom(payload).getAccount());
                case "AccountUnlocked" ->
                    Facts.of(
                            DeedKind.ALTERATION,
                            "account",
                            AccountUnlocked.parseFrom(payload).getAccount());
                case "PasswordChanged" ->
                    Facts.of(
                            DeedKind.ALTERATION,
                            "account",
                            PasswordChanged.parseFrom(payload).getAccount());
                case "SecondFactorSet" ->
                    Facts.of(
                            DeedKind.ALTERATION,
                            "account",
                            SecondFactorSet.parseFrom(payload).getAccount());
                case "SecondFactorTaken" ->
                    Facts.of(
                            DeedKind.ALTERATION,
                            "account",
                            SecondFactorTaken.parseFrom(payload).getAccount());
                case ReasonCodec.LISTED -> {
                    ListedReason listed = ReasonCodec.decodeListed(payload);
                    yield Facts.of(
                            DeedKind.ALTERATION,
                            "reason",
                            listed.code(),
                            "words",
                            String.join(" · ", listed.words().values()),
                            "case_wanted",
                            listed.caseWanted() ? 1L : 0L);
                }
                case ReasonCodec.RETIRED -> Facts.of(DeedKind.ALTERATION, "reason", ReasonCodec.decodeRetired(payload));
                case "RetentionSet" -> {
                    RetentionSet body = RetentionSet.parseFrom(payload);
                    yield Facts.of(
                            DeedKind.ALTERATION,
                            "kept",
                            body.getKind().isEmpty() ? KeptKind.SIGHTINGS.word() : body.getKind(),
                            "days",
                            (long) body.getDays(),
                            "before",
                            (long) body.getBefore(),
                            "second",
                            body.getSecond());
                }
                case AccessCodec.RECOVERED -> {
                    AccountRecovered body = AccountRecovered.parseFrom(payload);
                    yield Facts.of(DeedKind.ALTERATION, "account", body.getAccount(), "second", body.getSecond());
                }
                case AccessCodec.RECORD_LET_GO -> {
                    RecordLetGo body = RecordLetGo.parseFrom(payload);
                    yield Facts.of(DeedKind.ERASURE, "before", time(body.getBefore()), "events", body.getEvents());
                }
                case "SignInFailed" -> {
                    SignInFailed body = SignInFailed.parseFrom(payload);
                    if (!body.getRefusal().isEmpty()) {
                        yield Facts.of(
                                DeedKind.OTHER,
                                "account",
                                body.getAccount(),
                                "refused",
                                body.getRefusal(),
                                "times",
                                (long) body.getTimes(),
                                "first",
                                time(body.getFirst()),
                                "last",
                                time(body.getLast()));
                    }
                    yield Facts.of(DeedKind.OTHER, "account", body.getAccount(), "failures", (long) body.getFailures());
                }
                case "ActRefused" -> {
                    ActRefused body = ActRefused.parseFrom(payload);
                    yield Facts.of(DeedKind.OTHER, "right", body.getRight(), "asked", body.getAsked());
                }
                default -> Facts.of(DeedKind.OTHER);
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not of type " + type, e);
        }
    }

    private static String time(long millis) {
        return millis == 0 ? "" : Instant.ofEpochMilli(millis).toString();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static Draft draft(String type, ActedBy by, byte[] payload) {
        return new Draft(Lane.RECORD, Scope.STATION, type, 1, by, payload);
    }
}
