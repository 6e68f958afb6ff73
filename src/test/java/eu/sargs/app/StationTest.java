package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Accounts.Account;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationTest {
    @TempDir
    Path folder;

    private Path home;
    private Path data;

    @BeforeEach
    void create() {
        home = folder.resolve("home");
        data = home.resolve("sargs.mv.db");
        Station.create(
                home,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                new Account("boss", "B. Oss", true),
                "a long password 17".toCharArray());
    }

    @Test
    void refusesAHomeWhoseDataIsGoneAndMakesNoNew() throws Exception {
        Files.delete(data);
        refused();
        assertThat(data).doesNotExist();
    }

    @Test
    void refusesEmptiedDataEachTimeInsteadOfBeginningAnew() throws Exception {
        Files.write(data, new byte[0]);
        refused();
        refused();
    }

    private void refused() {
        assertThatThrownBy(() -> Station.open(home))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("STO-01"));
    }
}
