package eu.sargs.ui.part;

import eu.sargs.alert.AlertId;
import eu.sargs.camera.CameraId;

/** How a screen leads to another one. FX thread. */
public interface Navigator {
    /** Shows a place; one that this station does not have changes nothing. */
    void go(Place place);

    /** Shows a camera's tile, large. */
    void openCamera(CameraId camera);

    /** Shows an alert with its pictures, ready for a decision. */
    void openAlert(AlertId alert);
}
