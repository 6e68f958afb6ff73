package eu.sargs.access;

import com.google.protobuf.ByteString;
import eu.sargs.access.wire.Consulted;
import eu.sargs.access.wire.HandedOver;
import eu.sargs.access.wire.SettingChanged;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The events of lane record that say what was looked at, set and handed over, to and from the journal. */
public final class DeedCodec {
    public static final String CONSULTED = "Consulted";
    public static final String SETTING_CHANGED = "SettingChanged";
    public static final String HANDED_OVER = "HandedOver";

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
                .setEvents(ranges.stream().mapToLong(HandedRange::events).sum())
                .setPictures(pictures);
        for (HandedRange range : ranges) {
            body.addRanges(eu.sargs.access.wire.HandedRange.newBuilder()
                    .setOrigin(bytes(range.feed().origin().hex()))
                    .setEpoch(range.feed().epoch())
                    .setScope(range.feed().scope().text())
                    .setLane(range.feed().lane().name().toLowerCase(Locale.ROOT))
                    .setFirst(range.first())
                    .setLast(range.last()));
        }
        return draft(HANDED_OVER, by, body.build().toByteArray());
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static Draft draft(String type, ActedBy by, byte[] payload) {
        return new Draft(Lane.RECORD, Scope.STATION, type, 1, by, payload);
    }
}
