package eu.sargs.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A road scene: the same values give the same pictures, bit for bit, on the same Java runtime. It loops: what is still
 * far away at the clip's end is the same far away at its start, and no plate is readable across the seam.
 *
 * @param site names the place; another site has another forest, road bend and camera place
 * @param seed of traffic and noise
 */
public record RoadScene(String site, long seed, Picture picture, Light light, Weather weather, Traffic traffic) {
    private static final int[] PAINTS = {
        0xD9DCDE, 0xB9BEC2, 0x8A9097, 0x5A6B86, 0x2C3540, 0x1C2024, 0x7E2B2B, 0x8D3B34, 0x35507A, 0x3F5A49, 0x6E6256,
        0xE6E6E1
    };
    private static final int[] CABS = {0x9C3130, 0xD8DADB, 0x2F4F86, 0x3C5B47, 0x8A8F94, 0xC77B2A};
    private static final int[] TARPS = {0xC9CCCC, 0xB4B9BA, 0x3F5F8C, 0x8C3E38, 0x4B6650, 0xDADAD2};

    /** @return one camera's ordinary clip: oncoming traffic by day, every 5 s or so */
    public static RoadScene day(String site, long seed, Picture picture) {
        return new RoadScene(site, seed, picture, Light.DAY, Weather.CLEAR, Traffic.oncoming(5));
    }

    /** What makes this scene's pictures, for a cache: equal keys, equal clips. Raise the number when drawing changes. */
    String key() {
        return "road-2 " + this;
    }

    Viewpoint viewpoint() {
        RandomGenerator random = new SplittableRandom(site.hashCode() * 31L + 7);
        boolean large = picture.width() >= 1000;
        int lane = traffic.approaching() ? -1 : 1;
        double vanish = 0.5 - lane * (0.02 + 0.08 * random.nextDouble());
        double roll = Math.toRadians(random.nextDouble(-1.6, 1.6));
        double bend = random.nextInt(3) == 0 ? 0 : random.nextDouble(-1.0 / 2600, 1.0 / 2600);
        double laneAt = 0.5 + lane * (0.08 + 0.05 * random.nextDouble());
        return large
                ? Viewpoint.watching(picture.width(), picture.height(), 3.4, 2.55, vanish, roll, bend, lane, laneAt)
                : Viewpoint.watching(picture.width(), picture.height(), 5.6, 1.9, vanish, roll, bend, lane, laneAt);
    }

    /** In the order in which they leave the picture's lower edge. */
    List<Passing> passings() {
        Viewpoint view = viewpoint();
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + site.hashCode());
        List<Passing> all =
                new ArrayList<>(lane(view, traffic.approaching() ? -1 : 1, traffic.gap(), traffic.guests(), random));
        if (traffic.otherLane()) {
            all.addAll(lane(view, traffic.approaching() ? 1 : -1, traffic.gap() * 1.7, List.of(), random));
        }
        return List.copyOf(all);
    }

    private List<Passing> lane(
            Viewpoint view, int lane, double gap, List<RegistrationPlate> guests, SplittableRandom random) {
        double speed = random.nextDouble(9.2, 12.4);
        // From where a plate is 26 px wide to where it leaves, all within the clip.
        double seen = (view.focal() * 0.52 / 26 - view.exitZ()) / speed;
        double first = lane < 0 ? seen + 0.3 : 0.9;
        double last = lane < 0 ? picture.seconds() - 1.2 : picture.seconds() - 0.3 - seen;
        List<Double> exits = new ArrayList<>();
        List<VehicleKind> kinds = new ArrayList<>();
        double t = first + random.nextDouble() * 0.5;
        while (t < last) {
            VehicleKind kind = kind(lane, random);
            exits.add(t);
            kinds.add(kind);
            double clear = kind.length() / speed + 2.3;
            t += Math.max(clear, gap * random.nextDouble(0.75, 1.3));
        }
        List<Passing> passings = new ArrayList<>();
        for (int i = 0; i < exits.size(); i++) {
            // Guests spread evenly: the n-th of m at (n + ½)/m of the traffic.
            int guest = guests.isEmpty() ? -1 : i * guests.size() / exits.size();
            boolean invited = guest >= 0 && i == (2 * guest + 1) * exits.size() / (2 * guests.size());
            RegistrationPlate plate;
            VehicleKind kind = kinds.get(i);
            if (invited) {
                plate = guests.get(guest);
                kind = guestKind(plate, lane, random);
            } else {
                boolean twoLines = kind == VehicleKind.MOTORCYCLE;
                plate = PlateSeries.plate(PlateSeries.country(random), kind.heavy(), twoLines, random);
            }
            int paint = kind == VehicleKind.LORRY
                    ? CABS[random.nextInt(CABS.length)]
                    : PAINTS[random.nextInt(PAINTS.length)];
            passings.add(
                    new Passing(kind, paint, TARPS[random.nextInt(TARPS.length)], plate, lane, speed, exits.get(i)));
        }
        return passings;
    }

    private static VehicleKind guestKind(RegistrationPlate plate, int lane, RandomGenerator random) {
        if (plate.twoLines() && lane > 0) {
            return VehicleKind.MOTORCYCLE;
        }
        // Belarus puts the letters first on lorries and buses.
        boolean lorry = plate.country().code().equals("BY")
                && Character.isLetter(plate.display().charAt(0));
        return lorry ? VehicleKind.LORRY : random.nextBoolean() ? VehicleKind.SUV : VehicleKind.CAR;
    }

    private static VehicleKind kind(int lane, RandomGenerator random) {
        int n = random.nextInt(100);
        if (lane > 0 && n < 12) {
            return VehicleKind.MOTORCYCLE;
        }
        return n < 48
                ? VehicleKind.CAR
                : n < 66 ? VehicleKind.SUV : n < 80 ? VehicleKind.VAN : n < 93 ? VehicleKind.LORRY : VehicleKind.BUS;
    }
}
