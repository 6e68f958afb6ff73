package eu.sargs.camera;

import eu.sargs.platform.Fault;
import java.util.Objects;

/**
 * A camera as the station knows it.
 *
 * @param name place, as shown: {@code Kalnieši}
 * @param road number, {@code A6}, or empty
 * @param latitude degrees WGS 84, north positive
 * @param longitude degrees WGS 84, east positive
 * @param heading degrees the camera looks to, 0 = north, clockwise
 * @param recognised whether plates are read in its pictures
 */
public record Camera(
        CameraId id,
        String name,
        String road,
        double latitude,
        double longitude,
        double heading,
        CameraAddress address,
        boolean recognised) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ROAD = 40;

    /** @throws Fault CAM-12 when name or road is too long to be kept */
    public Camera {
        Objects.requireNonNull(id);
        within(LONGEST_NAME, "name", name);
        within(LONGEST_ROAD, "road", road);
        Objects.requireNonNull(address);
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("Not a place on Earth");
        }
        heading = ((heading % 360) + 360) % 360;
    }

    /** @param field as {@code camera.fault.too_long} names it; its text is not told, it may be a password */
    static void within(int most, String field, String text) {
        if (text.length() > most) {
            throw new Fault("CAM-12", "camera.fault.too_long", field, most);
        }
    }
}
