package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.app.BusyProcess.Moment;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of traffic and alarms, and each fourth time in the middle of the start. {@code
 * -Dkills=20} for the whole row, {@code -Dseed=…} to run one again.
 */
class StationKillIT {
    private static final String PASSWORD = "kill me if you can 9";

    @TempDir
    Path folder;

    private final KillCheck check = new KillCheck();

    @Test
    void losesNothingAndDoublesNothingWhenKilled() throws Exception {
        int kills = Integer.getInteger("kills", 4);
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("StationKillIT: seed " + seed + ", kills " + kills);
        Random random = new Random(seed);
        Path home = folder.resolve("station");
        Station.create(
                home,
                StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("busy", "B. Usy"),
                PASSWORD.toCharArray());
        for (int kill = 1; kill <= kills; kill++) {
            assertThat(BusyProcess.killed(check, Moment.of(kill, random), random, home, "busy", PASSWORD))
                    .as("it lived until it was killed")
                    .isTrue();
            check.after(kill, home);
            System.out.println(
                    "StationKillIT: kill " + kill + " held, " + check.sightings() + " sightings acknowledged");
        }
        check.assertBusy();
        System.out.println("StationKillIT: " + kills + " kills; " + check);
    }
}
