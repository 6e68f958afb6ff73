package eu.sargs.simulation;

import java.util.List;

/**
 * Who drives in a scene.
 *
 * @param approaching whether the camera looks at oncoming traffic (front plates) or after it (rear plates, motorcycles too)
 * @param gap mean seconds between vehicles of the watched lane; at least 3
 * @param otherLane whether the other lane is used too; its plates are too oblique or too small to be read
 * @param guests plates that must pass, in this order, spread over the clip; the others are invented
 */
public record Traffic(boolean approaching, double gap, boolean otherLane, List<RegistrationPlate> guests) {
    public Traffic {
        guests = List.copyOf(guests);
        if (!(gap >= 3)) {
            throw new IllegalArgumentException("Vehicles need at least 3 s between them");
        }
    }

    /** Oncoming traffic in one lane, nobody in particular. */
    public static Traffic oncoming(double gap) {
        return new Traffic(true, gap, false, List.of());
    }
}
