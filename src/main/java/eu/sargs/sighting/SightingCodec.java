package eu.sargs.sighting;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.camera.CameraId;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.PicturePair;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import eu.sargs.sighting.wire.CoverageBody;
import eu.sargs.sighting.wire.LookUpBody;
import eu.sargs.sighting.wire.ReadAlternative;
import eu.sargs.sighting.wire.SightingBody;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** This room's events on the wire. Decoding throws IllegalArgumentException for bytes that are none of ours. */
public final class SightingCodec {
    public static final String RECORDED = "SightingRecorded";
    public static final String REFINED = "SightingRefined";
    public static final String WENT_BLIND = "CameraWentBlind";
    public static final String SEES_AGAIN = "CameraSeesAgain";
    public static final String LOOKED_UP = "PlateLookedUp";

    /** Of a sighting's payload: since 2 one hash may name both pictures. Readers tell by the fields. */
    public static final int SIGHTING_VERSION = 2;

    private static final int VERSION = 1;
    /** Steps in which certainties and places are written: finer ones say nothing and would not compress (decision 0012). */
    private static final double CERTAINTY = 256;

    private static final double PLACE = 4096;

    /** A camera's change of sight. @param cause of going blind; empty for seeing again */
    public record SightChange(CameraId camera, Instant at, String cause) {}

    private SightingCodec() {}

    public static Draft recorded(Sighting sighting, Scope scope, ActedBy by) {
        return sighting(RECORDED, sighting, scope, by);
    }

    public static Draft refined(Sighting sighting, Scope scope, ActedBy by) {
        return sighting(REFINED, sighting, scope, by);
    }

    private static Draft sighting(String type, Sighting sighting, Scope scope, ActedBy by) {
        return new Draft(Lane.TRAFFIC, scope, type, SIGHTING_VERSION, by, encode(sighting));
    }

    public static Draft wentBlind(CameraId camera, Instant since, String cause, ActedBy by) {
        return draft(Lane.TRAFFIC, Scope.STATION, WENT_BLIND, by, encode(camera, since, cause));
    }

    public static Draft seesAgain(CameraId camera, Instant at, ActedBy by) {
        return draft(Lane.TRAFFIC, Scope.STATION, SEES_AGAIN, by, encode(camera, at, ""));
    }

    /** A consultation: who asked for which plate, and how many passages they were shown. */
    public static Draft lookedUp(Plate plate, int found, Reason reason, Officer officer) {
        byte[] payload = LookUpBody.newBuilder()
                .setPlate(plate.text())
                .setFound(found)
                .build()
                .toByteArray();
        return draft(Lane.RECORD, Scope.STATION, LOOKED_UP, officer.acts(reason), payload);
    }

    /** Of which plate, and how many passages were shown. */
    public record LookUp(String plate, int found) {}

    public static LookUp decodeLookUp(byte[] payload) {
        try {
            LookUpBody body = LookUpBody.parseFrom(payload);
            return new LookUp(body.getPlate(), body.getFound());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a look-up", e);
        }
    }

    private static Draft draft(Lane lane, Scope scope, String type, ActedBy by, byte[] payload) {
        return new Draft(lane, scope, type, VERSION, by, payload);
    }

    /** Certainties are written in steps of 1/256, the plate's place in steps of 1/4096 of the picture. */
    public static byte[] encode(Sighting sighting) {
        Reading reading = sighting.reading();
        SightingBody.Builder body = SightingBody.newBuilder()
                .setId(bytes(sighting.id().value()))
                .setStation(sighting.station())
                .setCamera(sighting.camera().text())
                .setFrom(sighting.from().toEpochMilli())
                .setTo(sighting.to().toEpochMilli())
                .setPlate(reading.plate().text())
                .setCountry(reading.country().code())
                .setConfidence(inSteps(reading.confidence(), CERTAINTY))
                .addAllSignConfidence(reading.signConfidence().stream()
                        .map(sign -> inSteps(sign, CERTAINTY))
                        .toList())
                .setBoxX(inSteps(sighting.box().x(), PLACE))
                .setBoxY(inSteps(sighting.box().y(), PLACE))
                .setBoxWidth(inSteps(sighting.box().width(), PLACE))
                .setBoxHeight(inSteps(sighting.box().height(), PLACE))
                .setRefined(sighting.refined());
        Optional<PictureId> both = new PicturePair(sighting.crop(), sighting.overview()).hash();
        if (both.isPresent()) {
            body.setPictures(bytes(both.get()));
        } else {
            body.setCrop(bytes(sighting.crop())).setOverview(bytes(sighting.overview()));
        }
        for (Reading.Alternative alternative : reading.alternatives()) {
            body.addAlternatives(ReadAlternative.newBuilder()
                    .setPlate(alternative.plate().text())
                    .setConfidence(inSteps(alternative.confidence(), CERTAINTY)));
        }
        return body.build().toByteArray();
    }

    private static double inSteps(double value, double steps) {
        return Math.round(value * steps) / steps;
    }

    public static Sighting decode(byte[] payload) {
        try {
            SightingBody body = SightingBody.parseFrom(payload);
            Reading reading = new Reading(
                    new Plate(body.getPlate()),
                    Country.of(body.getCountry()),
                    body.getConfidence(),
                    body.getSignConfidenceList(),
                    body.getAlternativesList().stream()
                            .map(one -> new Reading.Alternative(new Plate(one.getPlate()), one.getConfidence()))
                            .toList());
            PicturePair pictures = pictures(body);
            return new Sighting(
                    new SightingId(uuid(body.getId())),
                    body.getStation(),
                    new CameraId(body.getCamera()),
                    Instant.ofEpochMilli(body.getFrom()),
                    Instant.ofEpochMilli(body.getTo()),
                    reading,
                    new PlateBox(body.getBoxX(), body.getBoxY(), body.getBoxWidth(), body.getBoxHeight()),
                    pictures.crop(),
                    pictures.overview(),
                    body.getRefined());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a sighting", e);
        }
    }

    private static PicturePair pictures(SightingBody body) {
        return body.getPictures().isEmpty()
                ? new PicturePair(picture(body.getCrop()), picture(body.getOverview()))
                : PicturePair.of(picture(body.getPictures()));
    }

    public static SightChange decodeSight(byte[] payload) {
        try {
            CoverageBody body = CoverageBody.parseFrom(payload);
            return new SightChange(new CameraId(body.getCamera()), Instant.ofEpochMilli(body.getAt()), body.getCause());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a change of a camera's sight", e);
        }
    }

    private static byte[] encode(CameraId camera, Instant at, String cause) {
        return CoverageBody.newBuilder()
                .setCamera(camera.text())
                .setAt(at.toEpochMilli())
                .setCause(cause)
                .build()
                .toByteArray();
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
    }

    private static UUID uuid(ByteString bytes) {
        if (bytes.size() != 16) {
            throw new IllegalArgumentException("Not an id");
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static ByteString bytes(PictureId picture) {
        return ByteString.copyFrom(picture.bytes());
    }

    private static PictureId picture(ByteString bytes) {
        return PictureId.of(bytes.toByteArray());
    }
}
