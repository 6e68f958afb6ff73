package eu.sargs.app;

import eu.sargs.picture.PicturePair;
import eu.sargs.picture.Pictures;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import eu.sargs.recognition.Passage;
import eu.sargs.recognition.PassageNews;
import eu.sargs.recognition.PlateReadSource;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingBook;
import eu.sargs.sighting.SightingId;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins recognition to the journal: each passage becomes a sighting with its pictures. Between the two stands a bounded
 * queue. When it is full the recogniser waits, which makes it drop frames; a passage is never dropped, and one that
 * can't be written (a full disk) is tried again until it is.
 */
final class Pipeline implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int QUEUE = 256;

    private final String station;
    private final PlateReadSource reads;
    private final Pictures pictures;
    private final SightingBook sightings;
    private final BlockingQueue<PassageNews> queue = new ArrayBlockingQueue<>(QUEUE);
    private final UntilItHolds insistence = new UntilItHolds("A sighting");
    private final Thread writer = Threads.computing("app/pipeline").newThread(this::write);
    private Pin subscription = () -> {};
    private volatile boolean stopping;

    Pipeline(String station, PlateReadSource reads, Pictures pictures, SightingBook sightings) {
        this.station = station;
        this.reads = reads;
        this.pictures = pictures;
        this.sightings = sightings;
    }

    /** Told each time a sighting could not be written and waits. */
    Pin onTrouble(Consumer<Fault> listener) {
        return insistence.onTrouble(listener);
    }

    @Override
    public void start() {
        writer.start();
        subscription = reads.onPassage(this::take);
    }

    private void take(PassageNews news) {
        try {
            queue.put(news);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (!stopping || !queue.isEmpty()) {
                PassageNews news = queue.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (news != null) {
                    insistence.write(() -> write(news));
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("Stopped with {} passages unwritten", queue.size());
        }
    }

    private void write(PassageNews news) {
        Passage passage = news.passage();
        PicturePair kept = pictures.keep(passage.crop(), passage.overview());
        Sighting sighting = new Sighting(
                new SightingId(passage.id()),
                station,
                passage.camera(),
                passage.from(),
                passage.to(),
                passage.reading(),
                passage.box(),
                kept.crop(),
                kept.overview(),
                news instanceof PassageNews.Closed);
        switch (news) {
            case PassageNews.Opened opened -> sightings.record(sighting);
            case PassageNews.Refined refined -> sightings.refine(sighting);
            case PassageNews.Closed closed -> sightings.refine(sighting);
        }
    }

    /** Writes what is queued, then stops; gives up after 10 s. */
    @Override
    public void close() {
        subscription.close();
        stopping = true;
        try {
            writer.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
    }
}
