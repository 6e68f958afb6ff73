package eu.sargs.app;

import eu.sargs.platform.Language;
import eu.sargs.platform.Passphrases;
import eu.sargs.platform.StationSettings;
import eu.sargs.ui.admin.UnlockView;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.Theme;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A passphrase typed in a window of its own, before the station's opens. Never asked on the FX thread. */
final class WindowPassphrase implements Passphrases, AutoCloseable {
    private final Language language;
    /** Whether there are windows; the home is opened beside JavaFX's own start. */
    private final CompletableFuture<Boolean> windows = new CompletableFuture<>();

    WindowPassphrase(Language language) {
        this.language = language;
    }

    @Override
    public Optional<char[]> ask(boolean wrong) {
        if (!windows.join()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<char[]>> answer = new CompletableFuture<>();
        Toolkit.tell(() -> {
            Theme.loadFonts();
            Stage window = new Stage();
            window.setTitle("Sargs");
            Scene scene = new Scene(
                    new UnlockView(new Words(language), wrong, typed -> {
                        answer.complete(Optional.of(typed));
                        window.hide();
                    }),
                    720,
                    520);
            new Look().dress(scene);
            Theme.apply(scene, StationSettings.Theme.DARK, 100);
            window.setScene(scene);
            window.setOnHidden(e -> answer.complete(Optional.empty()));
            window.show();
        });
        return answer.join();
    }

    /** JavaFX has started. */
    void ready() {
        windows.complete(true);
    }

    /** Whoever waits for a window that will not come goes on without. */
    @Override
    public void close() {
        windows.complete(false);
    }
}
