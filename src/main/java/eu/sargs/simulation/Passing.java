package eu.sargs.simulation;

/**
 * One vehicle of a scene.
 *
 * @param paint 0xRRGGBB
 * @param cargo colour of what it carries, 0xRRGGBB
 * @param lane −1 approaching, 1 receding
 * @param speed metres a second
 * @param exit seconds from the clip's start at which its face passes the picture's lower edge
 */
record Passing(VehicleKind kind, int paint, int cargo, RegistrationPlate plate, int lane, double speed, double exit) {
    VehicleShape shape() {
        return VehicleShapes.of(kind, lane < 0);
    }

    boolean approaching() {
        return lane < 0;
    }

    /** Metres from the camera to the near face at a time, which may lie before or after the clip. */
    double z(Viewpoint view, double seconds) {
        return view.exitZ() + speed * (approaching() ? exit - seconds : seconds - exit);
    }
}
