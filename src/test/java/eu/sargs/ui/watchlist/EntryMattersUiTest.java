package eu.sargs.ui.watchlist;

import static eu.sargs.ui.OnFx.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Audience;
import eu.sargs.platform.Language;
import eu.sargs.ui.Kraslava;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.WatchEntry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EntryMattersUiTest {
    private final Kraslava night = Kraslava.night();
    private WatchlistDesk watchlist;
    private EntryForm form;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        night.matters();
        Desk desk = night.desk(Language.EN);
        OnDuty duty = new OnDuty();
        duty.begin(Kraslava.officer());
        watchlist = new WatchlistDesk(
                night.watchlist,
                night.consultations,
                desk,
                duty,
                () -> Kraslava.NOW,
                () -> "Krāslava",
                () -> Audience.ALL);
        form = new EntryForm(watchlist, desk, () -> {});
        stage.setScene(new Scene(new StackPane(form), 600, 1000));
        stage.show();
    }

    private WatchEntry entry(String pattern) {
        return night.watchlist.all().stream()
                .filter(one -> one.pattern().equals(pattern))
                .findFirst()
                .orElseThrow();
    }

    private void open(String pattern) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> form.edit(Optional.of(entry(pattern)))).get(20, TimeUnit.SECONDS);
    }

    private <T> T node(String id, Class<T> type) {
        return type.cast(stage.getScene().lookup(id));
    }

    private void fire(String id) throws Exception {
        await(() -> node(id, Button.class) != null);
        WaitForAsyncUtils.asyncFx(() -> node(id, Button.class).fireEvent(new ActionEvent()))
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void ofTwoValuesTheOneThatIsKeptStands() throws Exception {
        open("HO3817");
        fire("#dispute-keep-1");
        await(() -> night.watchlist.disputed().isEmpty());
        assertThat(night.watchlist.find(entry("HO3811").id())).isPresent();
    }

    @Test
    void aProposalIsAcceptedByTheOwner() throws Exception {
        open("HO3817");
        fire("#proposal-accept");
        await(() -> night.watchlist.proposals().stream().noneMatch(Proposal::waits));
        assertThat(night.watchlist.proposals().getFirst().answer().orElseThrow().accepted())
                .isTrue();
    }

    @Test
    void aChangeOfAnotherStationsEntryIsAProposal() throws Exception {
        open("KDE902");
        await(() -> node("#entry-why", TextField.class).getParent().isVisible());
        assertThat(node("#entry-audience", ComboBox.class).isDisabled()).isTrue();
        WaitForAsyncUtils.asyncFx(() -> {
                    node("#entry-reason", TextField.class).setText("Atrasta");
                    node("#entry-why", TextField.class).setText("stāv pie mums");
                })
                .get(20, TimeUnit.SECONDS);
        fire("#entry-save");
        await(() -> night.watchlist.proposals().size() == 2);
        Proposal proposed = night.watchlist.proposals().getFirst();
        assertThat(proposed.note()).isEqualTo("stāv pie mums");
        assertThat(proposed.value().orElseThrow().reason()).isEqualTo("Atrasta");
        assertThat(entry("KDE902").reason()).isEqualTo("Vogta transporto priemonė");
    }

    @Test
    void aNewEntryBeginsWithWhatTheStationSharesAndSaysWhatACovertOneMeans() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> form.edit(Optional.empty())).get(20, TimeUnit.SECONDS);
        assertThat(node("#entry-audience", ComboBox.class).getValue()).isEqualTo(Audience.ALL);
        open("HO3817");
        WaitForAsyncUtils.asyncFx(() -> choose(Audience.STATION)).get(20, TimeUnit.SECONDS);
        assertThat(note()).contains("cannot be called back");
        open("LM4410");
        assertThat(note()).contains("Covert watch");
    }

    @SuppressWarnings("unchecked")
    private void choose(Audience audience) {
        node("#entry-audience", ComboBox.class).setValue(audience);
    }

    private String note() {
        return ((javafx.scene.control.Label) node("#entry-audience", ComboBox.class)
                        .getParent()
                        .getChildrenUnmodifiable()
                        .getLast())
                .getText();
    }
}
