package eu.sargs.shift;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.Officer;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.shift.wire.BegunBody;
import eu.sargs.shift.wire.EndedBody;
import eu.sargs.shift.wire.HandedOverBody;
import eu.sargs.shift.wire.SheetBody;
import eu.sargs.shift.wire.SheetMatter;
import eu.sargs.shift.wire.WrittenBody;
import eu.sargs.watchlist.Priority;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** This room's events on the wire. Decoding throws IllegalArgumentException for bytes that are none of ours. */
public final class ShiftCodec {
    public static final String BEGUN = "ShiftBegun";
    public static final String ENDED = "ShiftEnded";
    public static final String WRITTEN = "ShiftEntryWritten";

    public static final String HANDED_OVER = "ShiftHandedOver";

    private static final Set<String> TYPES = Set.of(BEGUN, ENDED, WRITTEN, HANDED_OVER);
    private static final int VERSION = 1;

    private ShiftCodec() {}

    public static boolean knows(String type) {
        return TYPES.contains(type);
    }

    static Draft begun(UUID shift, Officer officer) {
        return draft(
                BEGUN,
                officer,
                BegunBody.newBuilder()
                        .setShift(bytes(shift))
                        .setName(officer.name())
                        .build()
                        .toByteArray());
    }

    static Draft ended(Officer officer) {
        return draft(
                ENDED,
                officer,
                EndedBody.newBuilder().setName(officer.name()).build().toByteArray());
    }

    static Draft written(UUID entry, String text, boolean toHandOver, Optional<UUID> corrects, Officer officer) {
        WrittenBody.Builder body = WrittenBody.newBuilder()
                .setEntry(bytes(entry))
                .setName(officer.name())
                .setText(text)
                .setToHandOver(toHandOver);
        corrects.ifPresent(other -> body.setCorrects(bytes(other)));
        return draft(WRITTEN, officer, body.build().toByteArray());
    }

    /** @param next who takes over */
    static Draft handedOver(UUID shift, Sheet sheet, Officer next, Officer officer) {
        byte[] signed = encode(sheet);
        return draft(
                HANDED_OVER,
                officer,
                HandedOverBody.newBuilder()
                        .setName(officer.name())
                        .setNextShift(bytes(shift))
                        .setAccount(next.account())
                        .setNextName(next.name())
                        .setNextSeat(next.seat().name())
                        .setSheet(ByteString.copyFrom(signed))
                        .setSheetHash(ByteString.copyFrom(sha256(signed)))
                        .build()
                        .toByteArray());
    }

    private static byte[] encode(Sheet sheet) {
        SheetBody.Builder body =
                SheetBody.newBuilder().setMade(sheet.made().toEpochMilli()).setNote(sheet.note());
        sheet.matters()
                .forEach(matter -> body.addMatters(SheetMatter.newBuilder()
                        .setKind(matter.kind().name())
                        .setId(matter.id())
                        .setTitle(matter.title())
                        .setDetail(matter.detail())
                        .setAt(matter.at().toEpochMilli())
                        .setPriority(matter.priority().map(Priority::name).orElse(""))));
        return body.build().toByteArray();
    }

    private static Sheet sheet(byte[] signed) throws InvalidProtocolBufferException {
        SheetBody body = SheetBody.parseFrom(signed);
        return new Sheet(
                Instant.ofEpochMilli(body.getMade()),
                body.getMattersList().stream()
                        .map(one -> new Matter(
                                Matter.Kind.valueOf(one.getKind()),
                                one.getId(),
                                one.getTitle(),
                                one.getDetail(),
                                Instant.ofEpochMilli(one.getAt()),
                                one.getPriority().isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(Priority.valueOf(one.getPriority()))))
                        .toList(),
                body.getNote());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has it", e);
        }
    }

    /** @throws IllegalArgumentException where the sheet is not the one that was signed */
    private static ShiftNews handedOver(HandedOverBody body, HybridTime at, ActedBy by)
            throws InvalidProtocolBufferException {
        byte[] signed = body.getSheet().toByteArray();
        byte[] hash = sha256(signed);
        if (!Arrays.equals(hash, body.getSheetHash().toByteArray())) {
            throw new IllegalArgumentException("Not the sheet that was signed");
        }
        return new ShiftNews.HandedOver(
                at,
                by,
                body.getName(),
                uuid(body.getNextShift()),
                body.getAccount(),
                body.getNextName(),
                body.getNextSeat(),
                sheet(signed),
                HexFormat.of().formatHex(hash));
    }

    private static Draft draft(String type, Officer officer, byte[] payload) {
        return new Draft(Lane.DUTY, Scope.STATION, type, VERSION, officer.acts(), payload);
    }

    /** @param event of a type that it {@linkplain #knows}, with its body */
    public static ShiftNews decode(Event event) {
        return decode(
                event.type(),
                event.payload().orElseThrow(),
                event.said(),
                event.by().orElseThrow());
    }

    /** As it stands in its event. */
    public static ShiftNews decode(String type, byte[] payload, HybridTime at, ActedBy by) {
        try {
            return switch (type) {
                case BEGUN -> {
                    BegunBody body = BegunBody.parseFrom(payload);
                    yield new ShiftNews.Begun(at, by, uuid(body.getShift()), body.getName());
                }
                case ENDED ->
                    new ShiftNews.Ended(at, by, EndedBody.parseFrom(payload).getName());
                case WRITTEN -> {
                    WrittenBody body = WrittenBody.parseFrom(payload);
                    yield new ShiftNews.Written(
                            at,
                            by,
                            uuid(body.getEntry()),
                            body.getName(),
                            body.getText(),
                            body.getToHandOver(),
                            body.getCorrects().isEmpty() ? Optional.empty() : Optional.of(uuid(body.getCorrects())));
                }
                case HANDED_OVER -> handedOver(HandedOverBody.parseFrom(payload), at, by);
                default -> throw new IllegalArgumentException("Not said of a shift: " + type);
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not said of a shift", e);
        }
    }

    private static ByteString bytes(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return ByteString.copyFrom(bytes.flip());
    }

    private static UUID uuid(ByteString bytes) {
        if (bytes.size() != 2 * Long.BYTES) {
            throw new IllegalArgumentException("Not an id");
        }
        ByteBuffer both = bytes.asReadOnlyByteBuffer();
        return new UUID(both.getLong(), both.getLong());
    }
}
