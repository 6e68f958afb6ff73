package eu.sargs.sync.simulator;

import java.util.Arrays;

/** Files that somebody carries. */
final class Courier {
    private final Simulation all;

    Courier(Simulation all) {
        this.all = all;
    }

    /** A file goes by hand from one station to another, and sometimes suffers on the way. */
    void carry() {
        SimulatedStation from = all.any();
        SimulatedStation to = all.any();
        if (from == to || from.origin().equals(to.origin())) {
            return;
        }
        from.stick.carry(to).ifPresent(carriedFile -> {
            byte[] file = carriedFile.bytes();
            boolean suffers = all.schedule.chance(0.2);
            byte[] carried = suffers ? Arrays.copyOf(file, all.schedule.random().nextInt(file.length)) : file.clone();
            if (suffers && carried.length > 0 && all.schedule.random().nextBoolean()) {
                carried = file.clone();
                carried[all.schedule.random().nextInt(carried.length)] ^=
                        (byte) (1 << all.schedule.random().nextInt(8));
            }
            byte[] arrives = carried;
            all.schedule.in(all.schedule.between(1_000, 30_000), () -> {
                if (to.isRunning() && to.origins().contains(carriedFile.to())) {
                    all.oracle.carried++;
                    if (to.stick.takeIn(arrives) == suffers) {
                        throw new Violation("stick", to + (suffers ? " took a damaged file" : " refused a good file"));
                    }
                }
            });
        });
    }
}
