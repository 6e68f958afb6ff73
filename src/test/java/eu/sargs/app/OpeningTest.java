package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import eu.sargs.access.Accounts.Account;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Passphrases;
import eu.sargs.platform.StationSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir
    Path folder;

    @Test
    void closingWaitsForTheStationAndClosesIt() {
        Path home = folder.resolve("home");
        Station.create(
                home,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                "a long password 17".toCharArray());
        Opening opening = new Opening(home, Passphrases.nobody());
        opening.begin();
        opening.close();
        assertThat(opening.watch()).isCompleted();
        // Nobody has it any more.
        assertThatCode(() -> Station.open(home).close()).doesNotThrowAnyException();
    }

    @Test
    void whatCannotBeOpenedIsToldAndClosed() {
        Opening opening = new Opening(folder.resolve("nothing"), Passphrases.nobody());
        opening.begin();
        opening.close();
        assertThat(opening.watch())
                .isCompletedExceptionally()
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(Fault.class);
    }

    @Test
    void whatWasNotBegunNeedsNoClosing() {
        Opening opening = new Opening(folder, Passphrases.nobody());
        opening.close();
        assertThat(opening.watch()).isNotDone();
    }
}
