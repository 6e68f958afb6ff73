package eu.sargs.sync.simulator;

import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.picture.SomePictures;
import java.util.ArrayList;
import java.util.List;

/** Pictures of passages, and who looks for them. */
final class Passages {
    private final Simulation all;
    private final List<Wanted> wanted = new ArrayList<>();
    private long pictureBytes;

    Passages(Simulation all) {
        this.all = all;
    }

    /** Somebody looks for a picture. */
    record Wanted(SimulatedStation by, PictureId picture, boolean urgent) {}

    /** One station takes two pictures of a passage; some take one, in an older version. */
    void one() {
        SimulatedStation holder = all.any();
        byte[] jpeg = jpeg();
        if (all.schedule.chance(0.3)) {
            picture(holder, SomePictures.single(jpeg), jpeg);
        } else {
            byte[] overview = jpeg();
            List<ProvenPicture> pair = ProvenPicture.pair(jpeg, overview);
            picture(holder, pair.getFirst(), jpeg);
            picture(holder, pair.getLast(), overview);
        }
    }

    private byte[] jpeg() {
        byte[] bytes = new byte[(int) all.schedule.between(1, 100_000)];
        all.schedule.random().nextBytes(bytes);
        return bytes;
    }

    /** Those beside its holder look for it soon, at once or later, some more than once. */
    void picture(SimulatedStation holder, ProvenPicture picture, byte[] jpeg) {
        int length = picture.bytes().length;
        pictureBytes += length;
        all.oracle.largestPicture = Math.max(all.oracle.largestPicture, length);
        all.oracle.made(picture.id(), jpeg);
        if (holder.isRunning()) {
            holder.pictures.put(picture.id(), picture);
        }
        for (SimulatedStation by : all.stations) {
            if (by != holder) {
                Wanted want = new Wanted(by, picture.id(), all.schedule.random().nextBoolean());
                wanted.add(want);
                all.schedule.in(all.schedule.between(0, 20_000), () -> look(want));
            }
        }
    }

    /** Who looks at an alert without its picture looks again. */
    void lookAgain() {
        wanted.forEach(Passages::look);
    }

    List<Wanted> wanted() {
        return wanted;
    }

    private static void look(Wanted want) {
        if (want.by().isRunning() && !want.by().pictures.containsKey(want.picture())) {
            want.by().wantPicture(want.picture(), want.urgent());
        }
    }

    /** So long all pictures take over a narrow link, and as long again for each station it goes through. */
    long millis() {
        long bytesPerSecond = all.troubles.contains(Simulation.Trouble.THIN_LINKS)
                ? Simulation.THIN
                : all.troubles.contains(Simulation.Trouble.SLOW_LINKS) ? Simulation.SLOW : 0;
        return bytesPerSecond == 0 ? 0 : 4_000 * pictureBytes / bytesPerSecond;
    }
}
