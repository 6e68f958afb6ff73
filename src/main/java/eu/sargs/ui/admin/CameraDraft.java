package eu.sargs.ui.admin;

import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Fault;
import java.util.Locale;

/** A camera while it is typed; numbers with a point or a comma. */
record CameraDraft(
        String id,
        String name,
        String road,
        String latitude,
        String longitude,
        String heading,
        String url,
        CameraAddress.Transport transport,
        String user,
        String password,
        CameraAddress.Backend backend,
        boolean recognised) {

    static CameraDraft empty() {
        return new CameraDraft(
                "",
                "",
                "",
                "",
                "",
                "0",
                "rtsp://",
                CameraAddress.Transport.TCP,
                "",
                "",
                CameraAddress.Backend.DIRECT,
                true);
    }

    static CameraDraft of(Camera camera) {
        return new CameraDraft(
                camera.id().text(),
                camera.name(),
                camera.road(),
                String.valueOf(camera.latitude()),
                String.valueOf(camera.longitude()),
                String.valueOf(Math.round(camera.heading())),
                camera.address().url(),
                camera.address().transport(),
                camera.address().user(),
                camera.address().password(),
                camera.address().backend(),
                camera.recognised());
    }

    CameraAddress address() {
        if (url.isBlank() || url.strip().endsWith("://")) {
            throw new Fault("UI-10", "admin.camera.no-address");
        }
        // A login pasted inside the URL goes where logins are kept.
        return CameraAddress.of(url).opened(transport, user, password, backend);
    }

    /** @throws Fault with the first field that will not do */
    Camera toCamera() {
        CameraId cameraId;
        try {
            cameraId = new CameraId(id.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "UI-11", "admin.camera.bad-id");
        }
        if (name.isBlank()) {
            throw new Fault("UI-12", "admin.camera.no-name");
        }
        try {
            return new Camera(
                    cameraId,
                    name.strip(),
                    road.strip().toUpperCase(Locale.ROOT),
                    number(latitude),
                    number(longitude),
                    number(heading),
                    address(),
                    recognised);
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "UI-13", "admin.camera.bad-place");
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip().replace(',', '.'));
    }
}
