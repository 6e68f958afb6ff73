package eu.sargs.simulation;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/**
 * Clips in a folder, each made once: {@code <key>.mp4} and {@code <key>.jsonl}, the key a hash of everything that makes
 * the pictures. A clip is written under another name and moved, so what has its name is whole.
 */
public final class ClipStore {
    private final Path folder;

    public ClipStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes what is missing, two clips at a time, and waits.
     *
     * @param progress told the share that is ready, 0 to 1, from the working threads, one call at a time
     * @return the clips in the order of the scenes
     * @throws Fault SIM-01 when the folder cannot be written
     * @throws CancellationException when the thread was interrupted; what is whole stays
     */
    public List<Clip> clips(List<RoadScene> scenes, DoubleConsumer progress) {
        List<RoadScene> missing = new ArrayList<>();
        for (RoadScene scene : scenes) {
            if (find(scene).isEmpty() && !missing.contains(scene)) {
                missing.add(scene);
            }
        }
        int all = missing.stream().mapToInt(s -> s.picture().frames()).sum();
        AtomicInteger made = new AtomicInteger();
        Object telling = new Object();
        int workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 2);
        try (ExecutorService work = Executors.newFixedThreadPool(workers, Threads.computing("simulation/clip-"))) {
            List<Future<?>> jobs = new ArrayList<>();
            for (RoadScene scene : missing) {
                jobs.add(work.submit(() -> {
                    make(scene, frame -> {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new CancellationException();
                        }
                        int now = made.incrementAndGet();
                        if (now % 15 == 0 || now == all) {
                            synchronized (telling) {
                                progress.accept(Math.min(1.0, made.get() / (double) all));
                            }
                        }
                    });
                    return null;
                }));
            }
            try {
                for (Future<?> job : jobs) {
                    job.get();
                }
            } catch (InterruptedException e) {
                work.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                work.shutdownNow();
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                throw new Fault(e.getCause(), "SIM-01", "simulation.fault.clips", folder.toString());
            }
        }
        return scenes.stream().map(s -> find(s).orElseThrow()).toList();
    }

    /** A clip that is there and whole. */
    public Optional<Clip> find(RoadScene scene) {
        Path video = folder.resolve(name(scene) + ".mp4");
        Path truth = folder.resolve(name(scene) + ".jsonl");
        if (!Files.isRegularFile(video) || !Files.isRegularFile(truth)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Clip(scene, video, truth, GroundTruth.read(truth)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void make(RoadScene scene, java.util.function.IntConsumer done) throws IOException {
        Files.createDirectories(folder);
        Path video = Files.createTempFile(folder, name(scene), ".mp4.tmp");
        Path truth = Files.createTempFile(folder, name(scene), ".jsonl.tmp");
        try {
            ClipEncoder.encode(scene, video, done).write(truth);
            // The video last: a clip is there when its video is.
            Files.move(truth, folder.resolve(name(scene) + ".jsonl"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(video, folder.resolve(name(scene) + ".mp4"), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(video);
            Files.deleteIfExists(truth);
        }
    }

    private static String name(RoadScene scene) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(scene.key().getBytes(StandardCharsets.UTF_8));
            return scene.site().replaceAll("[^A-Za-z0-9-]", "_") + "-"
                    + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
