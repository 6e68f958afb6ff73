package eu.sargs.alert;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.Officer;
import eu.sargs.access.StationKey;
import eu.sargs.alert.wire.EscalatedBody;
import eu.sargs.alert.wire.ForwardedBody;
import eu.sargs.alert.wire.ShelvedBody;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import java.time.Duration;
import java.util.HexFormat;

/** Events of what was done about open alerts. Decoding throws IllegalArgumentException for bytes that are none of ours. */
public final class HandlingCodec {
    /** Nobody had answered for too long; told by the station itself. */
    public static final String ESCALATED = "AlertEscalated";

    public static final String SHELVED = "AlertShelved";

    public static final String FORWARDED = "AlertForwarded";

    private static final int VERSION = 1;

    private HandlingCodec() {}

    public static boolean knows(String type) {
        return type.equals(ESCALATED) || type.equals(SHELVED) || type.equals(FORWARDED);
    }

    /** @param scope of the hits in it that are meant; {@code alert} is one that they raise */
    public static Draft escalated(AlertId alert, Scope scope, ActedBy machine) {
        byte[] payload =
                EscalatedBody.newBuilder().setAlert(bytes(alert)).build().toByteArray();
        return new Draft(Lane.DUTY, scope, ESCALATED, VERSION, machine, payload);
    }

    /**
     * As above.
     *
     * @param time in whole seconds; none brings the alert back
     */
    public static Draft shelved(AlertId alert, Duration time, String reason, Scope scope, Officer officer) {
        byte[] payload = ShelvedBody.newBuilder()
                .setAlert(bytes(alert))
                .setSeconds(Math.toIntExact(time.toSeconds()))
                .setReason(reason)
                .setOfficer(officer.name())
                .build()
                .toByteArray();
        return new Draft(Lane.DUTY, scope, SHELVED, VERSION, officer.acts(), payload);
    }

    /**
     * As above.
     *
     * @param to a key of the station that is to answer it
     * @param station its name
     */
    public static Draft forwarded(
            AlertId alert, StationKey to, String station, String note, Scope scope, Officer officer) {
        byte[] payload = ForwardedBody.newBuilder()
                .setAlert(bytes(alert))
                .setTo(ByteString.copyFrom(HexFormat.of().parseHex(to.hex())))
                .setStation(station)
                .setNote(note)
                .setOfficer(officer.name())
                .build()
                .toByteArray();
        return new Draft(Lane.DUTY, scope, FORWARDED, VERSION, officer.acts(), payload);
    }

    /** @throws IllegalArgumentException when the event is none of these */
    public static Handling decode(Event event) {
        return decode(
                event.type(),
                event.payload().orElseThrow(),
                event.said(),
                StationKey.of(event.feed().origin()));
    }

    /** @param teller who wrote it */
    public static Handling decode(String type, byte[] payload, eu.sargs.journal.HybridTime at, StationKey teller) {
        try {
            return switch (type) {
                case ESCALATED ->
                    new Handling.Escalated(
                            alert(EscalatedBody.parseFrom(payload).getAlert()), at, teller);
                case SHELVED -> {
                    ShelvedBody body = ShelvedBody.parseFrom(payload);
                    if (body.getSeconds() < 0 || body.getSeconds() > Shelving.LONGEST.toSeconds()) {
                        throw new IllegalArgumentException("No alert is shelved for so long");
                    }
                    yield new Handling.Shelved(
                            alert(body.getAlert()), at, body.getSeconds(), body.getReason(), body.getOfficer());
                }
                case FORWARDED -> {
                    ForwardedBody body = ForwardedBody.parseFrom(payload);
                    yield new Handling.Forwarded(
                            alert(body.getAlert()),
                            at,
                            teller,
                            new StationKey(HexFormat.of().formatHex(body.getTo().toByteArray())),
                            body.getStation(),
                            body.getNote(),
                            body.getOfficer());
                }
                default -> throw new IllegalArgumentException("Not done about an alert: " + type);
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not done about an alert", e);
        }
    }

    private static ByteString bytes(AlertId alert) {
        return ByteString.copyFrom(HexFormat.of().parseHex(alert.hex()));
    }

    private static AlertId alert(ByteString bytes) {
        return new AlertId(HexFormat.of().formatHex(bytes.toByteArray()));
    }
}
