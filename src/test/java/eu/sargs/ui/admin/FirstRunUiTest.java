package eu.sargs.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Language;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Words;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FirstRunUiTest {
    private final BlockingQueue<Founding.Plan> founded = new LinkedBlockingQueue<>();

    @Start
    void start(Stage stage) {
        FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
        stage.setScene(new Scene(
                new FirstRunView(founded::add, bridge, new Words(Language.LV), Path.of("home"), () -> {}), 1280, 800));
        stage.show();
    }

    @Test
    void asksInTheChosenLanguageAndFoundsTheStation(FxRobot robot) throws Exception {
        robot.clickOn("#language-lt");
        assertThat(robot.lookup("#first-found").queryAs(Button.class).getText()).isEqualTo("Sukurti postą");
        robot.interact(() -> {
            robot.lookup("#first-station").queryAs(ComboBox.class).getEditor().setText("Molėtai");
            field(robot, "#first-name").setText("Jonas Petraitis");
            field(robot, "#first-password").setText("ežeras prie miško");
        });
        robot.clickOn("#first-found");
        assertThat(robot.lookup(".form-error").tryQuery()).isPresent();
        assertThat(founded).isEmpty();
        robot.interact(() -> field(robot, "#first-again").setText("ežeras prie miško"));
        robot.clickOn("#first-found");
        Founding.Plan plan = founded.poll(20, TimeUnit.SECONDS);
        assertThat(plan).isNotNull();
        assertThat(plan.station()).isEqualTo("Molėtai");
        assertThat(plan.zone().getId()).isEqualTo("Europe/Vilnius");
        assertThat(plan.account()).isEqualTo("j.petraitis");
        assertThat(plan.language()).isEqualTo(Language.LT);
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }
}
