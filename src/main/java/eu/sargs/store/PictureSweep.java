package eu.sargs.store;

import eu.sargs.picture.PictureId;
import eu.sargs.platform.Fault;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Deletes the pictures that nothing in the journal names any more: their sightings were erased, or their time is over. What
 * hits copy keeps its pictures. Looks at names alone and opens no picture, so it finds also what an earlier one that was
 * broken off had left. Thread-safe; may take minutes.
 */
public final class PictureSweep {
    /** A picture stands before the event that names it. */
    static final Duration GRACE = Duration.ofMinutes(10);
    /** Names kept in memory: 8 MB, and as much again while they are read. */
    private static final int AT_ONCE = 1_000_000;

    private final Consumer<Consumer<PictureId>> named;
    private final FilePictures pictures;
    private final InstantSource clock;
    private final int atOnce;

    /** @param named tells each name, some more than once */
    PictureSweep(Consumer<Consumer<PictureId>> named, FilePictures pictures, InstantSource clock) {
        this(named, pictures, clock, AT_ONCE);
    }

    /** @param atOnce names kept in memory at once; with more the journal is read more than once */
    PictureSweep(Consumer<Consumer<PictureId>> named, FilePictures pictures, InstantSource clock, int atOnce) {
        this.named = named;
        this.pictures = pictures;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /**
     * Those kept in the last ten minutes stay until the next time.
     *
     * @return how many files went
     * @throws Fault PIC-03 when one cannot be deleted; the others are gone then
     */
    public synchronized long sweep() {
        long gone = 0;
        long from = 0;
        while (true) {
            Names names = new Names(from, atOnce);
            named.accept(names::add);
            gone += pictures.deleteUnnamed(names, clock.instant().minus(GRACE));
            if (names.reachesToTheEnd()) {
                return gone;
            }
            from = names.last() + 1;
        }
    }

    /** The first that many names from one on, by their first eight bytes, which are hashes: two that share them both stay. */
    static final class Names {
        private final long from;
        private final long[] kept;
        private int count;
        private int sorted;
        private long last = -1; // the largest, as these are compared

        Names(long from, int most) {
            this.from = from;
            kept = new long[2 * most];
        }

        void add(PictureId id) {
            long name = begin(id);
            if (holds(name)) {
                kept[count++] = name;
                if (count == kept.length) {
                    settle();
                    if (count > kept.length / 2) {
                        count = kept.length / 2;
                        sorted = count;
                        last = kept[count - 1] ^ Long.MIN_VALUE;
                    }
                }
            }
        }

        /** Whether this part is about a name that begins like that. */
        boolean holds(long name) {
            return Long.compareUnsigned(name, from) >= 0 && Long.compareUnsigned(name, last) <= 0;
        }

        boolean has(long name) {
            if (sorted < count) {
                settle();
            }
            return Arrays.binarySearch(kept, 0, count, name ^ Long.MIN_VALUE) >= 0;
        }

        /** In order, each once; Java orders signed numbers. */
        private void settle() {
            for (int i = sorted; i < count; i++) {
                kept[i] ^= Long.MIN_VALUE;
            }
            Arrays.sort(kept, 0, count);
            int different = 0;
            for (int i = 0; i < count; i++) {
                if (different == 0 || kept[different - 1] != kept[i]) {
                    kept[different++] = kept[i];
                }
            }
            count = different;
            sorted = different;
        }

        boolean reachesToTheEnd() {
            return last == -1;
        }

        long last() {
            return last;
        }

        static long begin(PictureId id) {
            return ByteBuffer.wrap(id.bytes()).getLong();
        }
    }
}
