package eu.sargs.ui.part;

import eu.sargs.alert.Alert;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.Cameras;
import eu.sargs.platform.Pin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where cameras stand, in words; follows the camera book. Readable from any thread without waiting. */
public final class Sites implements AutoCloseable {
    private final Pin pin;
    private volatile Map<CameraId, Camera> cameras;

    /** Reads the book, so not on the FX thread of a running window. */
    public Sites(Cameras book) {
        pin = book.onChange(this::take);
        take(book.all());
    }

    private void take(List<Camera> all) {
        cameras = all.stream().collect(Collectors.toUnmodifiableMap(Camera::id, Function.identity()));
    }

    public Optional<Camera> find(CameraId id) {
        return Optional.ofNullable(cameras.get(id));
    }

    /** {@code Daugailiai · A6}; the camera's id alone is enough where nothing more is known. */
    public String place(CameraId id) {
        return find(id).map(one -> one.road().isEmpty() ? one.name() : one.name() + " · " + one.road())
                .orElse("");
    }

    /** {@code UTE-03 Daugailiai · A6} */
    public String line(CameraId id) {
        return (id + " " + place(id)).strip();
    }

    /** Where an alert's vehicle was seen; cameras of other stations may have names that ours have too. */
    public String line(Alert alert) {
        CameraId camera = alert.sighting().camera();
        return alert.seenHere() ? line(camera) : alert.sighting().station() + " · " + camera;
    }

    @Override
    public void close() {
        pin.close();
    }
}
