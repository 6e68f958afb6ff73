package eu.sargs.simulation;

/** What drives by. Motorcycles carry a plate at the back only. */
public enum VehicleKind {
    CAR(4.3),
    SUV(4.6),
    VAN(5.6),
    LORRY(13.5),
    BUS(12.0),
    MOTORCYCLE(2.1);

    private final double length;

    VehicleKind(double length) {
        this.length = length;
    }

    /** Metres. */
    double length() {
        return length;
    }

    boolean heavy() {
        return this == LORRY || this == BUS;
    }
}
