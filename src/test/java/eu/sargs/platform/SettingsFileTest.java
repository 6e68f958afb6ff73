package eu.sargs.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void keepsWhatWasChangedLastBeforeClosing() {
        Path file = home.resolve("settings.json");
        SettingsFile.create(file, StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV));
        List<Language> heard = new ArrayList<>();
        try (SettingsFile settings = SettingsFile.open(file, timer)) {
            settings.onChange(s -> heard.add(s.language()));
            settings.change(s -> s.withLanguage(Language.RU));
            settings.change(s -> s.withLanguage(Language.LT));
            settings.change(s -> s.withLanguage(Language.LT));
        }
        assertThat(heard).containsExactly(Language.RU, Language.LT);
        try (SettingsFile again = SettingsFile.open(file, timer)) {
            assertThat(again.now().language()).isEqualTo(Language.LT);
            assertThat(again.now().station()).isEqualTo("Kārsava");
        }
        assertThat(home).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void tellsThatAChangeCouldNotBeWrittenAndWritesItWhenItCan() throws Exception {
        Path folder = Files.createDirectory(home.resolve("station"));
        Path file = folder.resolve("settings.json");
        SettingsFile.create(file, StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV));
        // A folder where the new settings are first written: nobody can write a file of that name.
        Path inTheWay = Files.createDirectory(folder.resolve("settings.json.tmp"));
        CompletableFuture<Fault> told = new CompletableFuture<>();
        try (SettingsFile settings = SettingsFile.open(file, timer)) {
            settings.onTrouble(told::complete);
            settings.change(s -> s.withLanguage(Language.RU));
            assertThat(told.get(20, TimeUnit.SECONDS).code()).isEqualTo("PLT-03");
            assertThat(settings.now().language()).isEqualTo(Language.RU);
            Files.delete(inTheWay);
        }
        try (SettingsFile again = SettingsFile.open(file, timer)) {
            assertThat(again.now().language()).isEqualTo(Language.RU);
        }
    }

    @Test
    void locksTheScreenOfAStationThatWasSetUpBeforeItCouldBeChosen() throws Exception {
        Path file = home.resolve("settings.json");
        SettingsFile.create(
                file,
                StationSettings.of("Utena", ZoneId.of("Europe/Vilnius"), Language.LT)
                        .withLockMinutes(0));
        try (SettingsFile settings = SettingsFile.open(file, timer)) {
            assertThat(settings.now().lockMinutes()).isZero();
        }
        Files.writeString(file, Files.readString(file).replaceFirst(",\\s*\"lockMinutes\" : 0", ""));
        assertThat(file).content().doesNotContain("lockMinutes");
        try (SettingsFile settings = SettingsFile.open(file, timer)) {
            assertThat(settings.now().lockMinutes()).isEqualTo(StationSettings.LOCK_MINUTES);
        }
    }

    @Test
    void refusesNonsenseAndLeavesItWhereItIs() throws Exception {
        Path file = Files.writeString(home.resolve("settings.json"), "{\"station\":");
        assertThatThrownBy(() -> SettingsFile.open(file, timer))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("PLT-02"));
        assertThat(file).hasContent("{\"station\":");
    }

    @Test
    void refusesAFileThatHoldsNoSettings() throws Exception {
        Path file = Files.writeString(home.resolve("settings.json"), "null");
        assertThatThrownBy(() -> SettingsFile.open(file, timer))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("PLT-02"));
    }

    @Test
    void startsWithSettingsOfANewerVersion() throws Exception {
        Path file = home.resolve("settings.json");
        SettingsFile.create(file, StationSettings.of("Utena", ZoneId.of("Europe/Vilnius"), Language.LT));
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"holograms\" : true,"));
        try (SettingsFile settings = SettingsFile.open(file, timer)) {
            assertThat(settings.now().station()).isEqualTo("Utena");
        }
    }
}
