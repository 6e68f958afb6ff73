package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StridesTest {
    private static final int ROWS = 12_345;

    @TempDir
    Path folder;

    private Home home;
    private Database database;

    @BeforeEach
    void fill() {
        home = Home.open(folder.resolve("home"));
        database = Database.h2(home, HomeKey.of(home));
        database.change(connection -> {
            Query.update(connection, "CREATE TABLE note (place BIGINT PRIMARY KEY, words VARCHAR)");
            Query.update(
                    connection, "INSERT INTO note (place, words) SELECT x * 3, 'read' FROM SYSTEM_RANGE(1, ?)", ROWS);
        });
    }

    @AfterEach
    void close() {
        database.close();
        home.close();
    }

    private int count(String words) {
        return database.read(connection -> Query.list(
                        connection, row -> row.getInt(1), "SELECT COUNT(*) FROM note WHERE words = ?", words))
                .getFirst();
    }

    @Test
    void everyRowOfTheRangeIsChangedOnceAndNoneBeyond() {
        List<Integer> strides = new ArrayList<>();
        int hit = database.write(connection -> Strides.change(connection, "note", 4, 3 * 12_000, (from, to) -> {
            int rows = Query.update(
                    connection, "UPDATE note SET words = words || '!' WHERE place >= ? AND place <= ?", from, to);
            strides.add(rows);
            return rows;
        }));
        assertThat(hit).isEqualTo(11_999);
        assertThat(strides).containsExactly(5_000, 5_000, 1_999);
        assertThat(count("read!")).isEqualTo(11_999);
        assertThat(count("read")).isEqualTo(ROWS - 11_999);
    }

    @Test
    void aWholeTableIsReadInOrderAndThenCleared() {
        List<Long> read = new ArrayList<>();
        database.write(connection -> {
            Strides.read(connection, "note", "place", rows -> {
                while (rows.next()) {
                    read.add(rows.getLong(1));
                }
            });
            Strides.clear(connection, "note");
            return null;
        });
        assertThat(read).hasSize(ROWS).isSorted();
        assertThat(count("read")).isZero();
    }
}
