package eu.sargs.simulation;

import static eu.sargs.simulation.VehicleShape.Material.AMBER;
import static eu.sargs.simulation.VehicleShape.Material.BODY;
import static eu.sargs.simulation.VehicleShape.Material.CARGO;
import static eu.sargs.simulation.VehicleShape.Material.CARGO_SIDE;
import static eu.sargs.simulation.VehicleShape.Material.GLARE;
import static eu.sargs.simulation.VehicleShape.Material.GLASS;
import static eu.sargs.simulation.VehicleShape.Material.LENS;
import static eu.sargs.simulation.VehicleShape.Material.PERSON;
import static eu.sargs.simulation.VehicleShape.Material.RED;
import static eu.sargs.simulation.VehicleShape.Material.SHINE;
import static eu.sargs.simulation.VehicleShape.Material.SIDE;
import static eu.sargs.simulation.VehicleShape.Material.STEEL;
import static eu.sargs.simulation.VehicleShape.Material.TRIM;
import static eu.sargs.simulation.VehicleShape.Material.TYRE;

import java.util.EnumMap;
import java.util.Map;

/** The fleet: every kind seen from the front and from behind, in metres. */
final class VehicleShapes {
    private static final Map<VehicleKind, VehicleShape> FRONT = new EnumMap<>(VehicleKind.class);
    private static final Map<VehicleKind, VehicleShape> REAR = new EnumMap<>(VehicleKind.class);

    static {
        FRONT.put(VehicleKind.CAR, carFront(0.90, 1.0));
        FRONT.put(VehicleKind.SUV, carFront(0.96, 1.18));
        FRONT.put(VehicleKind.VAN, vanFront());
        FRONT.put(VehicleKind.LORRY, lorryFront());
        FRONT.put(VehicleKind.BUS, busFront());
        REAR.put(VehicleKind.CAR, carRear(0.90, 1.0));
        REAR.put(VehicleKind.SUV, carRear(0.96, 1.18));
        REAR.put(VehicleKind.VAN, vanRear());
        REAR.put(VehicleKind.LORRY, lorryRear());
        REAR.put(VehicleKind.BUS, busRear());
        REAR.put(VehicleKind.MOTORCYCLE, motorcycleRear());
    }

    private VehicleShapes() {}

    static VehicleShape of(VehicleKind kind, boolean approaching) {
        VehicleShape shape = (approaching ? FRONT : REAR).get(kind);
        if (shape == null) {
            throw new IllegalArgumentException(kind + " carries no plate on this side");
        }
        return shape;
    }

    private static VehicleShape carFront(double w, double h) {
        return new VehicleShape()
                .hull(4.2, 0.5, SIDE, 0.80 * w, 0.24 * h, 0.97 * w, 0.36 * h, w, 0.70 * h, 0.94 * w, 0.96 * h)
                .block(1.1, 0.35, TYRE, 0.62 * w, 0, 0.93 * w, 0.58 * h)
                .block(1.1, 0.35, TYRE, -0.93 * w, 0, -0.62 * w, 0.58 * h)
                .hull(3.7, 1.2, GLASS, 0.90 * w, 0.94 * h, 0.74 * w, 1.36 * h)
                .hull(3.4, 1.9, SIDE, 0.735 * w, 1.36 * h, 0.70 * w, 1.42 * h, 0.55 * w, 1.465 * h)
                .leaning(
                        0.93 * h, 1.0, 1.46 * h, 1.95, BODY, 0.06, 0.93 * w, 0.93 * h, 0.70 * w, 1.43 * h, 0.52 * w,
                        1.47 * h)
                .leaning(0.93 * h, 0.98, 1.46 * h, 1.93, GLASS, 0.05, 0.85 * w, 0.965 * h, 0.655 * w, 1.405 * h)
                .leaningSingle(
                        0.93 * h, 0.98, 1.46 * h, 1.93, PERSON, 0.06, -0.60 * w, 0.97 * h, -0.26 * w, 0.97 * h,
                        -0.31 * w, 1.12 * h, -0.36 * w, 1.28 * h, -0.50 * w, 1.28 * h, -0.55 * w, 1.12 * h)
                .leaningSingle(
                        0.93 * h, 0.97, 1.46 * h, 1.92, GLARE, 0.02, 0.62 * w, 0.975 * h, 0.40 * w, 1.395 * h, 0.22 * w,
                        1.395 * h, 0.36 * w, 0.975 * h)
                .pair(1.1, TRIM, 0.04, 0.94 * w, 0.94 * h, 1.14 * w, 0.97 * h, 1.14 * w, 1.10 * h, 0.98 * w, 1.10 * h)
                .leaning(
                        0.80 * h, 0.12, 0.98 * h, 1.0, SHINE, 0.08, 0.93 * w, 0.78 * h, 0.93 * w, 0.86 * h, 0.86 * w,
                        0.985 * h)
                .panel(
                        0.1, BODY, 0.09, 0.76 * w, 0.20 * h, 0.93 * w, 0.28 * h, w, 0.50 * h, 0.985 * w, 0.74 * h,
                        0.90 * w, 0.85 * h, 0.50 * w, 0.88 * h)
                .panel(0.06, TRIM, 0.04, 0.64 * w, 0.22 * h, 0.72 * w, 0.33 * h, 0.60 * w, 0.35 * h)
                .panel(0.05, TRIM, 0.05, 0.40 * w, 0.56 * h, 0.52 * w, 0.73 * h, 0.48 * w, 0.76 * h)
                .panel(0.04, STEEL, 0.01, 0.43 * w, 0.625 * h, 0.44 * w, 0.645 * h)
                .panel(0.04, STEEL, 0.01, 0.46 * w, 0.685 * h, 0.47 * w, 0.705 * h)
                .panel(0.03, STEEL, 0.03, 0.055, 0.63 * h, 0.055, 0.71 * h)
                .pair(
                        0.05, LENS, 0.06, 0.58 * w, 0.66 * h, 0.92 * w, 0.68 * h, 0.95 * w, 0.80 * h, 0.84 * w,
                        0.82 * h, 0.58 * w, 0.75 * h)
                .panel(0.03, TRIM, 0.02, 0.30, 0.37 * h, 0.30, 0.37 * h + 0.15)
                .lamps(0.76 * w, 0.735 * h, 0.05, 0.10, false)
                .plate(0, 0.37 * h + 0.075, 0);
    }

    private static VehicleShape carRear(double w, double h) {
        return new VehicleShape()
                .hull(4.2, 0.4, SIDE, 0.80 * w, 0.24 * h, 0.97 * w, 0.36 * h, w, 0.72 * h, 0.94 * w, 1.0 * h)
                .block(1.1, 0.4, TYRE, 0.62 * w, 0, 0.93 * w, 0.58 * h)
                .block(1.1, 0.4, TYRE, -0.93 * w, 0, -0.62 * w, 0.58 * h)
                .hull(3.2, 0.4, GLASS, 0.90 * w, 0.96 * h, 0.74 * w, 1.36 * h)
                .hull(2.6, 0.8, SIDE, 0.735 * w, 1.36 * h, 0.70 * w, 1.42 * h, 0.55 * w, 1.465 * h)
                .leaning(
                        0.95 * h, 0.12, 1.46 * h, 0.8, BODY, 0.06, 0.93 * w, 0.95 * h, 0.71 * w, 1.43 * h, 0.52 * w,
                        1.47 * h)
                .leaning(0.95 * h, 0.11, 1.46 * h, 0.79, GLASS, 0.06, 0.80 * w, 1.02 * h, 0.64 * w, 1.38 * h)
                .leaningSingle(
                        0.95 * h, 0.10, 1.46 * h, 0.78, GLARE, 0.02, 0.55 * w, 1.03 * h, 0.40 * w, 1.37 * h, 0.25 * w,
                        1.37 * h, 0.36 * w, 1.03 * h)
                .panel(
                        0.08, BODY, 0.08, 0.80 * w, 0.22 * h, 0.97 * w, 0.30 * h, w, 0.60 * h, 0.96 * w, 0.98 * h,
                        0.70 * w, 1.02 * h)
                .panel(0.06, TRIM, 0.05, 0.86 * w, 0.22 * h, 0.92 * w, 0.32 * h, 0.70 * w, 0.36 * h)
                .panel(0.05, SIDE, 0.03, 0.50 * w, 0.62 * h, 0.54 * w, 0.82 * h)
                .pair(0.05, RED, 0.05, 0.62 * w, 0.74 * h, 0.95 * w, 0.72 * h, 0.93 * w, 0.94 * h, 0.64 * w, 0.88 * h)
                .panel(0.03, TRIM, 0.02, 0.30, 0.72 * h - 0.09, 0.30, 0.72 * h + 0.09)
                .lamps(0.80 * w, 0.82 * h, 0.05, 0.08, true)
                .plate(0, 0.72 * h, 0);
    }

    private static VehicleShape vanFront() {
        return new VehicleShape()
                .hull(5.5, 1.2, SIDE, 0.90, 0.28, 1.0, 0.40, 1.0, 1.5, 0.92, 2.30, 0.78, 2.42)
                .block(2.4, 1.3, GLASS, -0.975, 1.3, 0.975, 1.95)
                .block(1.3, 0.5, TYRE, 0.66, 0, 0.96, 0.66)
                .block(1.3, 0.5, TYRE, -0.96, 0, -0.66, 0.66)
                .panel(1.19, BODY, 0.14, 0.98, 1.2, 1.0, 1.5, 0.92, 2.30, 0.78, 2.42)
                .leaning(1.22, 0.55, 2.05, 1.15, BODY, 0.08, 0.97, 1.18, 0.86, 2.10)
                .leaning(1.22, 0.53, 2.05, 1.13, GLASS, 0.07, 0.90, 1.25, 0.80, 2.02)
                .leaningSingle(
                        1.22, 0.53, 2.05, 1.13, PERSON, 0.08, -0.66, 1.26, -0.24, 1.26, -0.30, 1.50, -0.36, 1.74, -0.54,
                        1.74, -0.60, 1.50)
                .leaningSingle(1.22, 0.52, 2.05, 1.12, GLARE, 0.02, 0.66, 1.27, 0.46, 2.0, 0.24, 2.0, 0.40, 1.27)
                .pair(0.8, TRIM, 0.05, 1.0, 1.22, 1.24, 1.24, 1.24, 1.58, 1.04, 1.58)
                .leaning(0.98, 0.12, 1.24, 0.55, SHINE, 0.08, 0.97, 0.96, 0.97, 1.10, 0.92, 1.25)
                .panel(0.1, BODY, 0.10, 0.86, 0.24, 0.98, 0.34, 1.0, 0.90, 0.94, 1.02, 0.5, 1.05)
                .panel(0.07, TRIM, 0.05, 0.92, 0.26, 0.95, 0.48, 0.80, 0.52)
                .panel(0.06, TRIM, 0.05, 0.50, 0.68, 0.58, 0.92, 0.50, 0.95)
                .panel(0.05, STEEL, 0.01, 0.53, 0.78, 0.54, 0.81)
                .pair(0.05, LENS, 0.07, 0.64, 0.72, 0.95, 0.74, 0.95, 0.98, 0.70, 0.96)
                .lamps(0.80, 0.86, 0.05, 0.12, false)
                .panel(0.03, SIDE, 0.02, 0.30, 0.50, 0.30, 0.66)
                .plate(0, 0.58, 0);
    }

    private static VehicleShape vanRear() {
        return new VehicleShape()
                .hull(5.5, 0.1, SIDE, 0.90, 0.28, 1.0, 0.40, 1.0, 1.5, 0.92, 2.30, 0.78, 2.42)
                .block(1.3, 0.4, TYRE, 0.66, 0, 0.96, 0.66)
                .block(1.3, 0.4, TYRE, -0.96, 0, -0.66, 0.66)
                .panel(0.06, BODY, 0.12, 0.94, 0.34, 1.0, 0.5, 1.0, 1.5, 0.92, 2.30, 0.78, 2.42)
                .pair(0.05, GLASS, 0.05, 0.06, 1.38, 0.80, 1.38, 0.76, 2.05, 0.06, 2.05)
                .panel(0.04, SIDE, 0, 0.012, 0.5, 0.012, 2.3)
                .panel(0.04, TRIM, 0.05, 0.98, 0.34, 0.98, 0.50)
                .pair(0.04, RED, 0.04, 0.86, 0.86, 0.98, 0.86, 0.97, 1.42, 0.87, 1.42)
                .panel(0.03, TRIM, 0.02, 0.31, 0.72, 0.31, 0.88)
                .lamps(0.92, 1.15, 0.03, 0.10, true)
                .plate(0, 0.80, 0);
    }

    private static VehicleShape lorryFront() {
        VehicleShape lorry = new VehicleShape()
                .block(12.9, 9.6, TYRE, -1.22, 0, 1.22, 1.0)
                .hull(13.5, 2.8, CARGO_SIDE, 1.27, 1.05, 1.27, 4.0)
                .panel(2.79, CARGO, 0.04, 1.27, 1.05, 1.27, 4.0)
                .block(3.4, 1.2, TYRE, 0.80, 0, 1.20, 1.0)
                .block(3.4, 1.2, TYRE, -1.20, 0, -0.80, 1.0)
                .hull(2.3, 0.1, SIDE, 1.22, 0.45, 1.24, 2.4, 1.10, 3.05)
                .block(1.5, 0.4, GLASS, -1.245, 1.75, 1.245, 2.4)
                .block(0.9, 0.3, TYRE, 0.85, 0, 1.18, 0.8)
                .block(0.9, 0.3, TYRE, -1.18, 0, -0.85, 0.8)
                .leaning(2.5, 0.1, 3.6, 0.9, SIDE, 0.10, 1.12, 2.5, 0.98, 3.55)
                .leaning(2.5, 0.09, 3.6, 0.89, BODY, 0.10, 1.06, 2.5, 0.92, 3.50)
                .panel(0.08, BODY, 0.10, 1.20, 0.62, 1.24, 1.2, 1.23, 2.45, 1.12, 2.75)
                .panel(0.06, GLASS, 0.08, 1.14, 1.72, 1.08, 2.46)
                .single(
                        0.055, PERSON, 0.1, -0.78, 1.74, -0.36, 1.74, -0.42, 1.96, -0.48, 2.18, -0.66, 2.18, -0.72,
                        1.96)
                .single(0.05, GLARE, 0.02, 0.80, 1.74, 0.62, 2.44, 0.34, 2.44, 0.46, 1.74)
                .panel(0.04, TRIM, 0.05, 1.16, 2.46, 1.12, 2.64)
                .panel(0.05, TRIM, 0.06, 0.78, 0.98, 0.84, 1.58);
        for (int bar = 0; bar < 5; bar++) {
            lorry.panel(0.04, SIDE, 0.01, 0.74, 1.06 + bar * 0.105, 0.76, 1.10 + bar * 0.105);
        }
        return lorry.panel(0.03, STEEL, 0.03, 0.13, 1.44, 0.13, 1.56)
                .panel(0.05, SIDE, 0.08, 1.16, 0.32, 1.24, 0.42, 1.24, 0.90)
                .panel(0.04, TRIM, 0.05, 0.68, 0.36, 0.72, 0.84)
                .pair(0.03, LENS, 0.06, 0.84, 0.56, 1.18, 0.56, 1.18, 0.80, 0.88, 0.80)
                .pair(0.2, TRIM, 0.05, 1.27, 1.60, 1.50, 1.60, 1.50, 2.42, 1.27, 2.42)
                .pair(0.05, AMBER, 0.02, 0.94, 2.66, 1.04, 2.66, 1.04, 2.71, 0.94, 2.71)
                .lamps(1.01, 0.68, 0.03, 0.12, false)
                .plate(0, 0.58, 0);
    }

    private static VehicleShape lorryRear() {
        return new VehicleShape()
                .hull(13.5, 0.1, CARGO_SIDE, 1.27, 1.0, 1.27, 4.0)
                .block(3.4, 0.8, TYRE, 0.70, 0, 1.20, 1.0)
                .block(3.4, 0.8, TYRE, -1.20, 0, -0.70, 1.0)
                .panel(0.06, CARGO, 0.04, 1.27, 1.0, 1.27, 4.0)
                .panel(0.05, CARGO_SIDE, 0, 0.015, 1.05, 0.015, 3.95)
                .pair(0.05, CARGO_SIDE, 0, 0.30, 1.1, 0.34, 1.1, 0.34, 3.9, 0.30, 3.9)
                .pair(0.05, CARGO_SIDE, 0, 0.90, 1.1, 0.94, 1.1, 0.94, 3.9, 0.90, 3.9)
                .panel(0.04, TRIM, 0.03, 1.25, 0.55, 1.25, 0.98)
                .pair(0.03, RED, 0.03, 0.80, 0.66, 1.22, 0.66, 1.22, 0.88, 0.80, 0.88)
                .lamps(1.08, 0.77, 0.03, 0.09, true)
                .plate(0, 0.77, 0);
    }

    private static VehicleShape busFront() {
        return new VehicleShape()
                .hull(12, 0.15, SIDE, 1.20, 0.32, 1.26, 0.6, 1.26, 2.8, 1.10, 3.12)
                .block(11.6, 0.8, GLASS, -1.265, 1.45, 1.265, 2.55)
                .block(2.6, 1.6, TYRE, 0.85, 0, 1.22, 0.95)
                .block(2.6, 1.6, TYRE, -1.22, 0, -0.85, 0.95)
                .panel(0.1, BODY, 0.16, 1.18, 0.32, 1.26, 0.55, 1.26, 2.8, 1.10, 3.12)
                .panel(0.08, GLASS, 0.14, 1.18, 1.22, 1.19, 2.60, 1.06, 2.72)
                .single(
                        0.075, PERSON, 0.1, -0.86, 1.25, -0.42, 1.25, -0.48, 1.48, -0.54, 1.72, -0.74, 1.72, -0.80,
                        1.48)
                .single(0.07, GLARE, 0.02, 0.72, 1.25, 0.5, 2.68, 0.2, 2.68, 0.34, 1.25)
                .panel(0.06, TRIM, 0.05, 0.98, 2.74, 0.94, 2.98)
                .panel(0.05, AMBER, 0.01, 0.50, 2.81, 0.50, 2.90)
                .panel(0.06, TRIM, 0.04, 1.14, 0.34, 1.16, 0.46)
                .panel(0.05, STEEL, 0.04, 0.16, 0.90, 0.16, 1.06)
                .pair(0.05, LENS, 0.07, 0.78, 0.62, 1.18, 0.64, 1.18, 0.86, 0.84, 0.84)
                .pair(0.3, TRIM, 0.05, 1.28, 2.0, 1.50, 2.0, 1.50, 2.55, 1.28, 2.55)
                .lamps(1.0, 0.74, 0.05, 0.12, false)
                .plate(0, 0.58, 0);
    }

    private static VehicleShape busRear() {
        return new VehicleShape()
                .hull(12, 0.15, SIDE, 1.20, 0.32, 1.26, 0.6, 1.26, 2.8, 1.10, 3.12)
                .block(11.6, 0.8, GLASS, -1.265, 1.45, 1.265, 2.55)
                .block(3.4, 2.4, TYRE, 0.85, 0, 1.22, 0.95)
                .block(3.4, 2.4, TYRE, -1.22, 0, -0.85, 0.95)
                .panel(0.1, BODY, 0.16, 1.18, 0.40, 1.26, 0.6, 1.26, 2.8, 1.10, 3.12)
                .panel(0.08, GLASS, 0.12, 1.02, 1.75, 0.98, 2.62)
                .single(0.07, GLARE, 0.02, 0.62, 1.77, 0.45, 2.60, 0.2, 2.60, 0.34, 1.77)
                .panel(0.06, TRIM, 0.05, 0.80, 1.10, 0.80, 1.55)
                .panel(0.05, TRIM, 0.04, 1.18, 0.40, 1.18, 0.55)
                .pair(0.05, RED, 0.05, 0.98, 0.80, 1.18, 0.80, 1.18, 1.50, 1.02, 1.50)
                .lamps(1.09, 1.10, 0.05, 0.10, true)
                .plate(0, 0.76, 0);
    }

    private static VehicleShape motorcycleRear() {
        return new VehicleShape()
                .block(1.9, 0.2, TYRE, -0.09, 0, 0.09, 0.66)
                .panel(1.1, TRIM, 0.03, 0.38, 1.02, 0.40, 1.08)
                .pair(1.1, TRIM, 0.03, 0.36, 1.20, 0.46, 1.20, 0.46, 1.30, 0.36, 1.30)
                .panel(0.9, PERSON, 0.05, 0.16, 0.20, 0.36, 0.22, 0.34, 0.70)
                .panel(0.6, SIDE, 0.10, 0.12, 0.45, 0.24, 0.70, 0.20, 0.92)
                .panel(0.5, PERSON, 0.12, 0.24, 0.84, 0.28, 1.10, 0.30, 1.42, 0.16, 1.52)
                .panel(0.55, BODY, 0.15, 0.10, 1.50, 0.155, 1.60, 0.14, 1.76, 0.06, 1.82)
                .panel(0.15, BODY, 0.06, 0.12, 0.80, 0.16, 0.94)
                .panel(0.12, RED, 0.03, 0.10, 0.83, 0.10, 0.90)
                .panel(0.05, TRIM, 0.02, 0.135, 0.53, 0.135, 0.72)
                .lamps(0, 0.865, 0.1, 0.06, true)
                .plate(0, 0.625, 0);
    }
}
