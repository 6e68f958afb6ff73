package eu.sargs.ui.admin;

import eu.sargs.access.ListedReason;
import eu.sargs.access.Reasons;
import eu.sargs.platform.Pin;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The agency's list of reasons, and in its place the form that adds and changes one. FX thread. */
public final class ReasonAdmin implements AdminPanel, AutoCloseable {
    private final Reasons reasons;
    private final Desk desk;
    private final AdminList panel;
    private final ReasonForm form;
    private final Pin pin;
    private List<ListedReason> read = List.of();

    public ReasonAdmin(Reasons reasons, Desk desk, OnDuty duty) {
        this.reasons = reasons;
        this.desk = desk;
        form = new ReasonForm(reasons, desk, duty, this::showList);
        panel = new AdminList(desk, "admin.reasons.title")
                .adding("reason-add", "admin.reason.add", () -> edit(Optional.empty()))
                .note("admin.reasons.note");
        pin = desk.words().each(this::rebuild);
    }

    @Override
    public Region content() {
        return panel;
    }

    @Override
    public void shown() {
        desk.bridge().ask(reasons::all, found -> {
            read = found;
            rebuild();
        });
    }

    private void showList() {
        panel.back();
        shown();
    }

    private void edit(Optional<ListedReason> reason) {
        panel.open(form, () -> form.edit(reason));
    }

    private void rebuild() {
        panel.rows(read.stream().map(this::row).toList());
    }

    private HBox row(ListedReason reason) {
        Words words = desk.words();
        Label name = AdminList.line(reason.words(words.language()), "semibold");
        VBox lines = new VBox(name, AdminList.line(reason.code(), "text-3"));
        if (reason.caseWanted()) {
            lines.getChildren().add(AdminList.line(words.get("admin.reason.case-wanted"), "text-2"));
        }
        if (reason.retired()) {
            lines.getChildren().add(AdminList.line(words.get("admin.reason.retired"), "text-2"));
        }
        return panel.row(Optional.empty(), lines, "reason-change-" + reason.code(), () -> edit(Optional.of(reason)));
    }

    @Override
    public void close() {
        pin.close();
    }
}
