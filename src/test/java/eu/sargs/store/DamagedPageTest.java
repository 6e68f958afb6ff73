package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pages of the database that the disk gives back otherwise than they were written. */
class DamagedPageTest extends StoreFixture {
    private static final int SECTOR = 4096;
    private static final int TRIES = 40;

    @Test
    void saysWhichFeedCannotBeReadAndThatTheOthersHold() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("DamagedPageTest: seed " + seed);
        Random random = new Random(seed);
        for (Lane lane : List.of(Lane.DUTY, Lane.LIST, Lane.TRAFFIC, Lane.RECORD)) {
            for (int i = 0; i < 20; i++) {
                List<Draft> drafts = new ArrayList<>();
                for (int n = 0; n < 10; n++) {
                    drafts.add(draft(
                            lane, random.ints(400).mapToObj(Integer::toString).reduce("", String::concat)));
                }
                journal.append(drafts);
            }
        }
        shut();
        Path file = home.folder().resolve("sargs.mv.db");
        Path whole = Files.copy(file, folder.resolve("whole"));
        int refused = 0;
        int partly = 0;
        int unharmed = 0;
        for (int i = 0; i < TRIES; i++) {
            Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
            damage(file, random);
            try (Database damaged = Database.h2(home, key)) {
                List<Verify.FeedReport> reports = new Verify(damaged).all();
                long holding = reports.stream().filter(Verify.FeedReport::holds).count();
                if (holding == reports.size()) {
                    unharmed++; // nothing stands there any more
                } else {
                    partly += holding > 0 ? 1 : 0;
                }
            } catch (Fault fault) {
                assertThat(fault.code()).isIn("STO-01", "STO-04");
                refused++;
            }
        }
        System.out.printf(
                "DamagedPageTest: %d damaged: %d unharmed, %d read in part, %d refused%n",
                TRIES, unharmed, partly, refused);
        assertThat(partly)
                .as("some feeds are told as whole beside one that is not")
                .isPositive();
        Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
        reopen();
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    private static void damage(Path file, Random random) throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long sectors = bytes.length() / SECTOR;
            byte[] noise = new byte[64];
            random.nextBytes(noise);
            bytes.seek((3 + random.nextInt((int) sectors - 3)) * (long) SECTOR + random.nextInt(SECTOR - noise.length));
            bytes.write(noise);
        }
    }
}
