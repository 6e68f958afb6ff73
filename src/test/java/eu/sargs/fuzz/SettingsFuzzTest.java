package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Language;
import eu.sargs.platform.SettingsFile;
import eu.sargs.platform.StationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A settings file that somebody edited, or a disk damaged. */
class SettingsFuzzTest {
    @TempDir
    Path folder;

    @Test
    void refusesWhatIsNoneAndNeverChangesIt() throws Exception {
        Path file = folder.resolve("settings.json");
        SettingsFile.create(
                file,
                StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV)
                        .withLinking(new StationSettings.Linking("10.20.0.5:7400", true, 64)));
        List<byte[]> corpus = List.of(Files.readAllBytes(file));
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            new Fuzz("settings").run(Fuzz.seed(), corpus, input -> {
                Files.write(file, input);
                try (SettingsFile settings = SettingsFile.open(file, timer)) {
                    assertThat(settings.now().station()).isNotBlank();
                } finally {
                    assertThat(file).hasBinaryContent(input);
                }
            });
        }
    }
}
