package eu.sargs.camera.vlc;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.factory.discovery.NativeDiscovery;

/**
 * VLC's library on this machine. Looked for anew each time, so that an installed VLC is found without a restart.
 * Thread-safe; loading takes up to a second, never on the FX thread.
 */
public final class VlcLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(VlcLibrary.class);
    /** Pictures only: no sound, nothing drawn over them, no scripts, no settings of whoever uses VLC here. */
    private static final String[] ARGUMENTS = {
        "--quiet",
        "--ignore-config",
        "--intf=dummy",
        "--no-audio",
        "--no-spu",
        "--no-osd",
        "--no-lua",
        "--no-video-title-show"
    };

    private final BooleanSupplier look;

    /** @param look whether the library is there; makes it loadable where it is */
    public VlcLibrary(BooleanSupplier look) {
        this.look = look;
    }

    /** Where VLC's installers put it. */
    public static VlcLibrary installed() {
        return new VlcLibrary(() -> maybeThere() && new NativeDiscovery().discover());
    }

    /**
     * Linux's own loader knows at once. Where VLC is not installed, the discovery looks through every folder below /usr/lib,
     * follows its links in circles, and may not come back.
     */
    private static boolean maybeThere() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return true;
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libvlc.so.5", arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@code 3.0.24 Vetinari}; empty where VLC is not there or does not start. */
    public Optional<String> version() {
        return load().map(vlc -> {
            try {
                return vlc.application().version();
            } finally {
                vlc.release();
            }
        });
    }

    /** An instance of its own for whoever asks, who releases it; empty where VLC is not there or does not start. */
    Optional<MediaPlayerFactory> load() {
        try {
            return look.getAsBoolean()
                    ? Optional.of(new MediaPlayerFactory((NativeDiscovery) null, ARGUMENTS))
                    : Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            // There, but without its plugins, or of another processor.
            LOG.warn("VLC is installed but does not start", e);
            return Optional.empty();
        }
    }
}
