package eu.sargs.ui.peer;

import eu.sargs.ui.part.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks a person for the file on the stick. FX thread; blocks until they have answered. */
interface StickFiles {
    /** @param name that is proposed */
    Optional<Path> toWrite(String name);

    Optional<Path> toTakeIn();

    /** The system's own dialogues. @param over may give null while nothing is shown */
    static StickFiles ofSystem(Supplier<Window> over, Words words) {
        return new StickFiles() {
            @Override
            public Optional<Path> toWrite(String name) {
                FileChooser dialogue = chooser("peer.stick.out");
                dialogue.setInitialFileName(name);
                return path(dialogue.showSaveDialog(over.get()));
            }

            @Override
            public Optional<Path> toTakeIn() {
                return path(chooser("peer.stick.in").showOpenDialog(over.get()));
            }

            private FileChooser chooser(String title) {
                FileChooser dialogue = new FileChooser();
                dialogue.setTitle(words.get(title));
                dialogue.getExtensionFilters().add(new FileChooser.ExtensionFilter("Sargs", "*.sargs"));
                dialogue.getExtensionFilters().add(new FileChooser.ExtensionFilter("*", "*.*", "*"));
                return dialogue;
            }

            private static Optional<Path> path(File file) {
                return Optional.ofNullable(file).map(File::toPath);
            }
        };
    }
}
