package eu.sargs.camera;

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
    public Camera {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(road);
        Objects.requireNonNull(address);
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("Not a place on Earth");
        }
        heading = ((heading % 360) + 360) % 360;
    }
}
