package eu.sargs.ui.admin;

import eu.sargs.access.Accounts;
import eu.sargs.access.Reasons;
import eu.sargs.platform.KeptKind;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** For how long each kind of data is kept at this station, and in its place the form that changes it. FX thread. */
public final class RetentionAdmin implements AdminPanel, AutoCloseable {
    private final Settings settings;
    private final Desk desk;
    private final AdminList panel;
    private final RetentionForm form;
    private final Pin pin;

    /** @param accounts where a second person signs in */
    public RetentionAdmin(
            RetentionDays days, Settings settings, Accounts accounts, Reasons reasons, Desk desk, OnDuty duty) {
        this.settings = settings;
        this.desk = desk;
        form = new RetentionForm(days, accounts, reasons, desk, duty, this::showList);
        panel = new AdminList(desk, "admin.retention.title").note("admin.retention.note");
        pin = Pin.all(desk.words().each(this::rebuild), settings.onChange(changed -> FxBridge.onFx(this::rebuild)));
    }

    @Override
    public Region content() {
        return panel;
    }

    @Override
    public void shown() {
        rebuild();
    }

    private void showList() {
        panel.back();
        rebuild();
    }

    private void rebuild() {
        panel.rows(Stream.of(KeptKind.values()).map(this::row).toList());
    }

    private HBox row(KeptKind kind) {
        int kept = settings.now().days(kind);
        VBox lines = new VBox(
                AdminList.line(desk.words().get("admin.retention.kind." + kind.word()), "semibold"),
                AdminList.line(
                        kept == 0
                                ? desk.words().get("admin.retention.ever")
                                : desk.words().get("admin.retention.days", kept),
                        "text-2"));
        return panel.row(
                Optional.empty(),
                lines,
                "retention-change-" + kind.word(),
                () -> panel.open(form, () -> form.edit(kind, settings.now().days(kind))));
    }

    @Override
    public void close() {
        pin.close();
    }
}
