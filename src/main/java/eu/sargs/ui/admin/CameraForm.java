package eu.sargs.ui.admin;

import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraProbe;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One camera: where it stands, where its pictures come from. An address can be tried before it is saved. */
final class CameraForm extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(CameraForm.class);

    private final CameraBook book;
    private final Function<CameraAddress, CameraProbe.ProbeResult> probe;
    private final Desk desk;
    private final Runnable leave;
    private final Label title = new Label();
    private final Label found = new Label();
    private final TextField id = field("camera-id");
    private final TextField name = field("camera-name");
    private final TextField road = field("camera-road");
    private final TextField latitude = field("camera-latitude");
    private final TextField longitude = field("camera-longitude");
    private final TextField heading = field("camera-heading");
    private final TextField url = field("camera-url");
    private final TextField user = field("camera-user");
    private final PasswordField password = new PasswordField();
    private final ComboBox<CameraAddress.Transport> transport = new ComboBox<>();
    private final CheckBox vlc = new CheckBox();
    private final CheckBox recognised = new CheckBox();
    private final Button tryIt = new Button();
    private final Button remove = new Button();
    private final Form form;
    private Optional<Camera> known = Optional.empty();
    private boolean sureToRemove;

    CameraForm(CameraBook book, Function<CameraAddress, CameraProbe.ProbeResult> probe, Desk desk, Runnable leave) {
        this.book = book;
        this.probe = probe;
        this.desk = desk;
        this.leave = leave;
        Words words = desk.words();
        getStyleClass().addAll("panel", "stack", "camera-form");
        title.getStyleClass().add("strong");
        found.getStyleClass().add("text-2");
        found.setId("camera-found");
        found.setWrapText(true);
        transport.getItems().setAll(CameraAddress.Transport.values());
        transport.setMaxWidth(Double.MAX_VALUE);
        vlc.setId("camera-vlc");
        vlc.textProperty().bind(words.text("admin.camera.vlc"));
        recognised.textProperty().bind(words.text("admin.camera.recognised"));
        form = new Form(words);
        form.row(form.labelled("admin.camera.id", id), form.labelled("admin.camera.road", road))
                .field("admin.camera.name", name)
                .row(
                        form.labelled("admin.camera.latitude", latitude),
                        form.labelled("admin.camera.longitude", longitude),
                        form.labelled("admin.camera.heading", heading))
                .field("admin.camera.url", url)
                .row(
                        form.labelled("admin.camera.transport", transport),
                        form.labelled("admin.camera.user", user),
                        form.labelled("admin.camera.password", password))
                .add(vlc)
                .add(recognised)
                .add(found)
                .faultHere();
        getChildren().setAll(title, form, actions());
        words.each(this::showTitle);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave.run();
                e.consume();
            }
        });
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    private HBox actions() {
        Words words = desk.words();
        Button save = new Button();
        save.setId("camera-save");
        save.textProperty().bind(words.text("admin.camera.save"));
        save.getStyleClass().add("primary");
        save.setOnAction(e -> save());
        tryIt.setId("camera-try");
        tryIt.textProperty().bind(words.text("admin.camera.try"));
        tryIt.setOnAction(e -> tryAddress());
        Button cancel = new Button();
        cancel.textProperty().bind(words.text("admin.camera.cancel"));
        cancel.setOnAction(e -> leave.run());
        remove.setOnAction(e -> remove());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox actions = new HBox(save, tryIt, cancel, gap, remove);
        actions.getStyleClass().add("form-actions");
        return actions;
    }

    void edit(Optional<Camera> camera) {
        known = camera;
        sureToRemove = false;
        CameraDraft draft = camera.map(CameraDraft::of).orElseGet(CameraDraft::empty);
        id.setText(draft.id());
        id.setDisable(camera.isPresent());
        name.setText(draft.name());
        road.setText(draft.road());
        latitude.setText(draft.latitude());
        longitude.setText(draft.longitude());
        heading.setText(draft.heading());
        url.setText(draft.url());
        transport.setValue(draft.transport());
        vlc.setSelected(draft.backend() == CameraAddress.Backend.VLC);
        user.setText(draft.user());
        password.setText(draft.password());
        recognised.setSelected(draft.recognised());
        found.setText("");
        form.show(Optional.empty());
        showTitle();
        (camera.isPresent() ? name : id).requestFocus();
    }

    private void showTitle() {
        title.setText(desk.words().get(known.isPresent() ? "admin.camera.change-title" : "admin.camera.new-title"));
        remove.setVisible(known.isPresent());
        remove.setText(desk.words().get(sureToRemove ? "admin.camera.remove-sure" : "admin.camera.remove"));
    }

    private CameraDraft typed() {
        return new CameraDraft(
                id.getText(),
                name.getText(),
                road.getText(),
                latitude.getText(),
                longitude.getText(),
                heading.getText(),
                url.getText(),
                transport.getValue(),
                user.getText(),
                password.getText(),
                vlc.isSelected() ? CameraAddress.Backend.VLC : CameraAddress.Backend.DIRECT,
                recognised.isSelected());
    }

    private void tryAddress() {
        CameraAddress address;
        try {
            address = typed().address();
        } catch (Fault e) {
            form.show(Optional.of(e));
            return;
        }
        form.show(Optional.empty());
        found.setText(desk.words().get("admin.camera.trying"));
        tryIt.setDisable(true);
        desk.bridge()
                .<CameraProbe.ProbeResult>ask(
                        () -> probe.apply(address),
                        result -> {
                            tryIt.setDisable(false);
                            found.setText(desk.words()
                                    .get(
                                            "admin.camera.found",
                                            String.valueOf(result.width()),
                                            String.valueOf(result.height()),
                                            result.codec(),
                                            Math.round(result.fps())));
                        },
                        e -> {
                            tryIt.setDisable(false);
                            found.setText("");
                            failed(e);
                        });
    }

    private void save() {
        Camera camera;
        try {
            camera = typed().toCamera();
        } catch (Fault e) {
            form.show(Optional.of(e));
            return;
        }
        desk.bridge()
                .ask(
                        () -> {
                            camera.address().checkBackend();
                            book.put(camera);
                            return true;
                        },
                        done -> leave.run(),
                        this::failed);
    }

    /** The first press asks, the second removes. */
    private void remove() {
        if (!sureToRemove) {
            sureToRemove = true;
            showTitle();
            return;
        }
        known.ifPresent(one -> desk.bridge().ask(() -> book.remove(one.id()), done -> leave.run(), this::failed));
    }

    private void failed(RuntimeException e) {
        if (e instanceof Fault fault) {
            form.show(Optional.of(fault));
        } else {
            LOG.error("The camera could not be saved or tried", e);
            form.show(Optional.of(new Fault(e, "UI-14", "admin.camera.unexpected")));
        }
    }
}
