package eu.sargs.ui.part;

import eu.sargs.picture.PictureId;
import eu.sargs.platform.Fault;
import eu.sargs.ui.fx.FxBridge;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures ready to show. Fetched, unsealed and decoded off the FX thread; a bounded number is kept. Called on the FX thread. */
public final class PictureCache {
    /**
     * What became of a question for a picture: the picture, or why it cannot be shown, or neither where none is kept.
     */
    public record Answer(Optional<Image> image, Optional<Fault> fault) {}

    private static final Logger LOG = LoggerFactory.getLogger(PictureCache.class);
    private static final long BYTES_KEPT = 24L << 20;

    private final Function<PictureId, Optional<byte[]>> pictures;
    private final FxBridge bridge;
    private final Map<PictureId, Image> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;
    private int waiting;

    /** @param pictures finds a kept picture, JPEG; may do I/O and may throw */
    public PictureCache(Function<PictureId, Optional<byte[]>> pictures, FxBridge bridge) {
        this.pictures = pictures;
        this.bridge = bridge;
    }

    /** Answers at once where it is at hand, else later on the FX thread. */
    public void find(PictureId id, Consumer<Answer> answer) {
        Image image = kept.get(id);
        if (image != null) {
            answer.accept(new Answer(Optional.of(image), Optional.empty()));
            return;
        }
        waiting++;
        bridge.<Optional<Image>>ask(
                () -> pictures.apply(id).map(PictureCache::decoded),
                found -> {
                    waiting--;
                    found.ifPresent(one -> keep(id, one));
                    answer.accept(new Answer(found, Optional.empty()));
                },
                e -> {
                    waiting--;
                    LOG.error("A picture cannot be shown", e);
                    answer.accept(
                            new Answer(Optional.empty(), Optional.of(e instanceof Fault known ? known : damaged(e))));
                });
    }

    /** How many pictures are asked for and not there yet. */
    public int waiting() {
        return waiting;
    }

    /** Another sits here now, who has to ask for what they see. */
    public void forget() {
        kept.clear();
        bytes = 0;
    }

    private static Image decoded(byte[] jpeg) {
        Image image = new Image(new ByteArrayInputStream(jpeg));
        if (image.isError()) {
            throw damaged(image.getException());
        }
        return image;
    }

    private static Fault damaged(Exception why) {
        return new Fault(why, "PIC-02", "picture.fault.damaged");
    }

    private void keep(PictureId id, Image image) {
        if (kept.put(id, image) == null) {
            bytes += size(image);
        }
        var oldest = kept.entrySet().iterator();
        while (bytes > BYTES_KEPT && kept.size() > 1) {
            bytes -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static long size(Image image) {
        return (long) (image.getWidth() * image.getHeight() * 4);
    }
}
