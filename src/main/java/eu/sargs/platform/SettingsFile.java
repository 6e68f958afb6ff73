package eu.sargs.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings in a JSON file. Changes are gathered for a short while, written beside the file and moved over it, so that
 * a kill leaves the old settings or the new ones and never half of either.
 */
public final class SettingsFile implements Settings, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long GATHER_MILLIS = 500;
    private static final long AGAIN_MILLIS = 10_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            // A newer version's setting is no reason not to start.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final ScheduledExecutorService timer;
    private final Listeners<StationSettings> listeners = new Listeners<>();
    private final Listeners<Fault> troubles = new Listeners<>();
    private StationSettings now;
    private ScheduledFuture<?> write;
    private boolean closed;

    private SettingsFile(Path file, StationSettings now, ScheduledExecutorService timer) {
        this.file = file;
        this.now = now;
        this.timer = timer;
    }

    /**
     * Whether a station has been set up here.
     *
     * @throws Fault HOM-04 when the folder can't be looked into: there may well be one
     */
    public static boolean exists(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException e) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new Fault(e, "HOM-04", "platform.fault.home_unreadable", folder.toString());
            }
            return false;
        } catch (IOException e) {
            throw new Fault(e, "HOM-04", "platform.fault.home_unreadable", folder.toString());
        }
    }

    /**
     * @param timer runs the delayed writes
     * @throws Fault PLT-02 when the file can't be read or says nonsense
     */
    public static SettingsFile open(Path file, ScheduledExecutorService timer) {
        return new SettingsFile(file, read(file), timer);
    }

    /** Writes a new station's settings. @throws Fault PLT-03 when they can't be written */
    public static void create(Path file, StationSettings settings) {
        write(file, settings);
    }

    private static StationSettings read(Path file) {
        try {
            StationSettings read = JSON.readValue(Files.readAllBytes(file), StationSettings.class);
            if (read == null) {
                throw new IllegalArgumentException("no settings in it");
            }
            return read;
        } catch (IOException | IllegalArgumentException e) {
            throw new Fault(e, "PLT-02", "platform.fault.settings_unreadable", file.toString());
        }
    }

    @Override
    public synchronized StationSettings now() {
        return now;
    }

    @Override
    public void change(UnaryOperator<StationSettings> change) {
        StationSettings changed;
        synchronized (this) {
            changed = change.apply(now);
            if (changed.equals(now)) {
                return;
            }
            now = changed;
            if (write == null || write.isDone()) {
                write = timer.schedule(this::save, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        listeners.tell(changed);
    }

    @Override
    public Pin onChange(Consumer<StationSettings> listener) {
        return listeners.add(listener);
    }

    @Override
    public Pin onTrouble(Consumer<Fault> listener) {
        return troubles.add(listener);
    }

    private void save() {
        try {
            write(file, now());
        } catch (Fault e) {
            LOG.error("Settings were not kept; they are written again soon", e);
            synchronized (this) {
                if (!closed) {
                    write = timer.schedule(this::save, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
            troubles.tell(e);
        }
    }

    private static synchronized void write(Path file, StationSettings settings) {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(beside, JSON.writeValueAsBytes(settings));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new Fault(e, "PLT-03", "platform.fault.settings_unwritable", file.toString());
        }
    }

    /** Writes what has not been written yet. */
    @Override
    public void close() {
        boolean pending;
        synchronized (this) {
            closed = true;
            pending = write != null && write.cancel(false);
        }
        if (pending) {
            save();
        }
    }
}
