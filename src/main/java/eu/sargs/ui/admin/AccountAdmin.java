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
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The station's accounts, and in their place the form that opens and changes one. FX thread. */
public final class AccountAdmin extends VBox implements AdminPanel, AutoCloseable {
    /** What was read together. */
    private record Read(List<Account> accounts, Map<String, Standing> standings) {}

    private final Accounts accounts;
    private final Desk desk;
    private final VBox list = new VBox();
    private final VBox people = new VBox();
    private final AccountForm form;
    private final Pin pin;
    private Read read = new Read(List.of(), Map.of());

    public AccountAdmin(Accounts accounts, Desk desk, OnDuty duty) {
        this.accounts = accounts;
        this.desk = desk;
        Words words = desk.words();
        getStyleClass().addAll("panel", "stack");
        form = new AccountForm(accounts, desk, duty, this::showList);
        Button add = new Button();
        add.setId("account-add");
        add.setGraphic(Icon.of("mdi2p-plus"));
        add.textProperty().bind(words.text("admin.account.add"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(e -> edit(Optional.empty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(words.label("admin.accounts.title", "strong"), gap, add);
        header.getStyleClass().add("panel-header");
        people.getStyleClass().add("people");
        list.getChildren().setAll(header, people);
        list.getStyleClass().add("stack");
        getChildren().setAll(list);
        pin = words.each(this::rebuild);
    }

    @Override
    public Region content() {
        return this;
    }

    @Override
    public void shown() {
        desk.bridge().ask(() -> new Read(accounts.all(), accounts.standings()), found -> {
            read = found;
            rebuild();
        });
    }

    private void showList() {
        getChildren().setAll(list);
        shown();
    }

    private void edit(Optional<Account> account) {
        getChildren().setAll(form);
        form.edit(account, account.map(Account::account).map(read.standings()::get));
        InSight.bring(this);
    }

    private void rebuild() {
        people.getChildren().setAll(read.accounts().stream().map(this::row).toList());
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
        Label roles = line(RoleWords.of(account.roles(), words), "text-2");
        VBox lines = new VBox(who, roles, line(lastSignIn(account), "text-3"));
        if (standing(account).filter(Standing::secondFactor).isPresent()) {
            lines.getChildren().add(line(words.get("admin.account.second-factor"), "text-3"));
        }
        state(account).ifPresent(lines.getChildren()::add);
        lines.getStyleClass().add("person-lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        Button change = new Button(words.get("admin.camera.change"));
        change.setId("account-change-" + account.account().replace('.', '-'));
        change.getStyleClass().add("small");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setOnAction(e -> edit(Optional.of(account)));
        HBox row = new HBox(Icon.of("mdi2a-account-outline"), lines, change);
        row.getStyleClass().add("person");
        return row;
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
            Label state = line(words, "degraded-text");
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

    private static Label line(String text, String colour) {
        Label line = new Label(text);
        line.getStyleClass().addAll("dense", colour);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    @Override
    public void close() {
        pin.close();
    }
}
