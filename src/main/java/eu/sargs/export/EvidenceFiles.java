package eu.sargs.export;

import eu.sargs.picture.Pictures;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.Sighting;
import java.nio.file.Path;
import java.util.Optional;

/** The pictures of what is kept as evidence, as files: {@code ID-crop.jpg} and {@code ID-overview.jpg}. Blocks. */
public final class EvidenceFiles {
    /** How many there are of a sighting. */
    public static final int WHOLE = 2;

    private final Pictures pictures;

    public EvidenceFiles(Pictures pictures) {
        this.pictures = pictures;
    }

    /**
     * Writes those that are at this station, or finds them written just so; whoever asks puts on record first that they are looked at.
     *
     * @param folder that is there
     * @return how many, of {@value #WHOLE}
     * @throws Fault EVI-04 where nothing is kept any more, and as {@link NewFile#write}
     */
    public int write(EvidenceLock lock, Path folder) {
        Sighting seen = lock.copy().orElseThrow(() -> new Fault("EVI-04", "sighting.fault.evidence_lock"));
        return write(folder.resolve(lock.id() + "-crop.jpg"), pictures.find(seen.crop()))
                + write(folder.resolve(lock.id() + "-overview.jpg"), pictures.find(seen.overview()));
    }

    private static int write(Path file, Optional<byte[]> jpeg) {
        if (jpeg.isEmpty()) {
            return 0;
        }
        if (!NewFile.isThere(file, jpeg.get())) {
            NewFile.write(file, jpeg.get());
        }
        return 1;
    }
}
