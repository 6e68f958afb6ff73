package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFoldersTest {
    @TempDir
    private Path account;

    private UserFolders with(Map<String, String> environment) {
        return new UserFolders(environment, account);
    }

    @Test
    void areThoseOfTheAccountWhereNothingElseIsNamed() {
        assertThat(with(Map.of()).data()).isEqualTo(account.resolve(".local/share/sargs"));
        assertThat(with(Map.of()).cache()).isEqualTo(account.resolve(".cache/sargs"));
        assertThat(with(Map.of("HOME", "")).state()).isEqualTo(account.resolve(".local/state/sargs"));
    }

    @Test
    void followHomeAsEveryProgramOfTheShellDoes() {
        Path other = account.resolve("other");
        assertThat(with(Map.of("HOME", other.toString())).data()).isEqualTo(other.resolve(".local/share/sargs"));
    }

    @Test
    void areThoseThatAreNamedUnlessTheyAreNotAbsolute() {
        Path named = account.resolve("named");
        assertThat(with(Map.of("XDG_STATE_HOME", named.toString())).state()).isEqualTo(named.resolve("sargs"));
        assertThat(with(Map.of("XDG_CACHE_HOME", "here", "HOME", "there")).cache())
                .isEqualTo(account.resolve(".cache/sargs"));
    }

    @Test
    void areInTheLocalApplicationDataOnWindows() {
        UserFolders windows = with(Map.of("LOCALAPPDATA", account.toString(), "XDG_DATA_HOME", "/x"));
        assertThat(windows.data()).isEqualTo(account.resolve("Sargs"));
        assertThat(windows.cache()).isEqualTo(account.resolve("Sargs/cache"));
        assertThat(windows.state()).isEqualTo(account.resolve("Sargs/state"));
    }
}
