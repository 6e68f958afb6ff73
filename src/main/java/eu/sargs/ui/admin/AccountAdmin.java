package eu.sargs.ui.admin;

import eu.sargs.access.Accounts;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Accounts.Standing;
import eu.sargs.platform.Pin;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The station's accounts, and in their place the form that opens and changes one. FX thread. */
public final class AccountAdmin implements AdminPanel, AutoCloseable {
    /** What was read together. */
    private record Read(List<Account> accounts, Map<String, Standing> standings) {}

    private final Accounts accounts;
    private final Desk desk;
    private final AdminList panel;
    private final AccountForm form;
    private final Pin pin;
    private Read read = new Read(List.of(), Map.of());

    public AccountAdmin(Accounts accounts, Desk desk, OnDuty duty) {
        this.accounts = accounts;
        this.desk = desk;
        form = new AccountForm(accounts, desk, duty, this::showList);
        panel = new AdminList(desk, "admin.accounts.title")
                .adding("account-add", "admin.account.add", () -> edit(Optional.empty()));
        pin = desk.words().each(this::rebuild);
    }

    @Override
    public Region content() {
        return panel;
    }

    @Override
    public void shown() {
        desk.bridge().ask(() -> new Read(accounts.all(), accounts.standings()), found -> {
            read = found;
            rebuild();
        });
    }

    private void showList() {
        panel.back();
        shown();
    }

    private void edit(Optional<Account> account) {
        panel.open(form, () -> form.edit(account, account.map(Account::account).map(read.standings()::get)));
    }

    private void rebuild() {
        panel.rows(read.accounts().stream().map(this::row).toList());
    }

    private HBox row(Account account) {
        Words words = desk.words();
        Label name = new Label(account.name());
        name.getStyleClass().add("semibold");
        name.setWrapText(true);
        Label signIn = new Label(account.account());
        signIn.getStyleClass().add("text-2");
        signIn.setMinWidth(Region.USE_PREF_SIZE);
        HBox who = new HBox(name, signIn);
        who.getStyleClass().add("person-name");
        Label roles = AdminList.line(RoleWords.of(account.roles(), words), "text-2");
        VBox lines = new VBox(who, roles, AdminList.line(lastSignIn(account), "text-3"));
        if (standing(account).filter(Standing::secondFactor).isPresent()) {
            lines.getChildren().add(AdminList.line(words.get("admin.account.second-factor"), "text-3"));
        }
        state(account).ifPresent(lines.getChildren()::add);
        return panel.row(
                Optional.of(Icon.of("mdi2a-account-outline")),
                lines,
                "account-change-" + account.account().replace('.', '-'),
                () -> edit(Optional.of(account)));
    }

    private String lastSignIn(Account account) {
        return standing(account)
                .flatMap(Standing::lastSignIn)
                .map(at -> desk.words().get("admin.account.last", when(at)))
                .orElseGet(() -> desk.words().get("admin.account.never"));
    }

    private Optional<Node> state(Account account) {
        Optional<Instant> failed = standing(account).flatMap(Standing::lockedUntil);
        Optional<String> text = Optional.empty();
        if (account.locked()) {
            text = Optional.of(desk.words().get("admin.account.locked"));
        } else if (failed.isPresent()) {
            text = Optional.of(desk.words().get("admin.account.locked-until", when(failed.get())));
        } else if (standing(account).filter(Standing::newPasswordDue).isPresent()) {
            text = Optional.of(desk.words().get("admin.account.due"));
        }
        return text.map(words -> {
            Label state = AdminList.line(words, "degraded-text");
            state.setGraphic(Icon.of(
                    account.locked() || failed.isPresent() ? "mdi2l-lock-outline" : "mdi2k-key-outline",
                    "degraded-mark"));
            return state;
        });
    }

    private Optional<Standing> standing(Account account) {
        return Optional.ofNullable(read.standings().get(account.account()));
    }

    private String when(Instant at) {
        return desk.times().lately(at, desk.ticker().now());
    }

    @Override
    public void close() {
        pin.close();
    }
}
