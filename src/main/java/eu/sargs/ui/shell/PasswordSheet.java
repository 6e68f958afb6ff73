package eu.sargs.ui.shell;

import eu.sargs.access.Accounts;
import eu.sargs.access.Officer;
import eu.sargs.ui.admin.OwnPassword;
import eu.sargs.ui.part.Desk;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The officer on duty changes their password, over the screen and not over the alarms. */
final class PasswordSheet extends StackPane {
    /** @param close takes the sheet away */
    PasswordSheet(Accounts accounts, Officer officer, Desk desk, Runnable close) {
        getStyleClass().add("veil");
        OwnPassword form = new OwnPassword(
                accounts, officer.account(), officer.seat(), Optional.empty(), desk.bridge(), desk.words());
        form.onChanged(fresh -> {
            Arrays.fill(fresh, '\0');
            close.run();
        });
        form.onLeft(close);
        VBox sheet = new VBox(desk.words().label("shell.officer.password", "title"), form);
        sheet.getStyleClass().addAll("panel", "sheet", "password-sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(sheet);
    }
}
