package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a feed says of its health, one after the other. */
final class HealthNews implements Consumer<CameraHealth> {
    private final BlockingQueue<CameraHealth> news = new LinkedBlockingQueue<>();
    private final int patienceSeconds;

    HealthNews(int patienceSeconds) {
        this.patienceSeconds = patienceSeconds;
    }

    @Override
    public void accept(CameraHealth health) {
        news.add(health);
    }

    /** The next such news; what came before it is gone. */
    CameraHealth until(Predicate<CameraHealth> wanted) throws InterruptedException {
        while (true) {
            CameraHealth next = news.poll(patienceSeconds, TimeUnit.SECONDS);
            assertThat(next).as("no such news within %d s", patienceSeconds).isNotNull();
            if (wanted.test(next)) {
                return next;
            }
        }
    }
}
