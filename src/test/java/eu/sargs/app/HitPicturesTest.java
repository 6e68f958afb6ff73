package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Audience;
import eu.sargs.alert.Alert;
import eu.sargs.alert.OpenAlerts;
import eu.sargs.alert.Outcome;
import eu.sargs.picture.PictureId;
import eu.sargs.platform.Pin;
import eu.sargs.ui.Kraslava;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HitPicturesTest {
    private final Kraslava night = Kraslava.night();
    private final Alert elsewhere = night.elsewhere();
    private final List<Alert> open = new ArrayList<>();
    private final Set<PictureId> held = new HashSet<>();
    private final List<PictureId> asked = new ArrayList<>();

    private final HitPictures pictures = new HitPictures(
            new OpenAlerts() {
                @Override
                public List<Alert> open() {
                    return open;
                }

                @Override
                public Pin onChange(Consumer<Alert> listener) {
                    return () -> {};
                }
            },
            held::contains,
            asked::add);

    @AfterEach
    void close() {
        pictures.close();
    }

    private Alert with(Audience audience, boolean seenHere, Optional<Alert.Closed> closed) {
        return new Alert(
                elsewhere.id(),
                elsewhere.raisedAt(),
                elsewhere.entry().shownTo(audience),
                elsewhere.sighting(),
                elsewhere.match(),
                1,
                false,
                Optional.empty(),
                closed,
                List.of(),
                elsewhere.seenBy(),
                seenHere,
                false,
                Alert.Handled.NOT);
    }

    @Test
    void cropAndOverviewOfAPeersHitAreAskedForUntilTheyAreHere() {
        open.add(with(Audience.ALL, false, Optional.empty()));
        PictureId crop = elsewhere.sighting().crop();
        PictureId overview = elsewhere.sighting().overview();
        pictures.look();
        assertThat(asked).containsExactly(crop, overview);
        held.add(crop);
        pictures.look();
        assertThat(asked).as("the crop has come").containsExactly(crop, overview, overview);
        held.add(overview);
        pictures.look();
        assertThat(asked).hasSize(3);
    }

    @Test
    void nothingIsAskedForOfACovertWatchOfOurOwnCamerasAndOfWhatIsOver() {
        open.add(with(Audience.STATION, false, Optional.empty()));
        open.add(with(Audience.ALL, true, Optional.empty()));
        open.add(with(
                Audience.ALL, false, Optional.of(new Alert.Closed("I. Vītola", Kraslava.NOW, Outcome.STOPPED, ""))));
        pictures.look();
        assertThat(asked).isEmpty();
    }
}
