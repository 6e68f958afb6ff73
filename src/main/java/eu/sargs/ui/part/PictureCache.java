package eu.sargs.ui.part;

import eu.sargs.picture.PictureId;
import eu.sargs.ui.fx.FxBridge;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.image.Image;

/** Pictures ready to show. Fetched, unsealed and decoded off the FX thread; a bounded number is kept. Called on the FX thread. */
public final class PictureCache {
    private static final long BYTES_KEPT = 24L << 20;

    private final Function<PictureId, Optional<byte[]>> pictures;
    private final FxBridge bridge;
    private final Map<PictureId, Image> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** @param pictures finds a kept picture, JPEG; may do I/O and may throw */
    public PictureCache(Function<PictureId, Optional<byte[]>> pictures, FxBridge bridge) {
        this.pictures = pictures;
        this.bridge = bridge;
    }

    /** Answers at once where it is kept, else later on the FX thread; empty where there is no such picture or it is damaged. */
    public void find(PictureId id, Consumer<Optional<Image>> answer) {
        Image image = kept.get(id);
        if (image != null) {
            answer.accept(Optional.of(image));
            return;
        }
        bridge.<Optional<Image>>ask(
                () -> pictures.apply(id).map(PictureCache::decoded),
                found -> {
                    found.ifPresent(one -> keep(id, one));
                    answer.accept(found.filter(one -> !one.isError()));
                },
                e -> answer.accept(Optional.empty()));
    }

    private static Image decoded(byte[] jpeg) {
        return new Image(new ByteArrayInputStream(jpeg));
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
