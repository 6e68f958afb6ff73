package eu.sargs.app;

import eu.sargs.access.AccountRules;
import eu.sargs.access.Accounts;
import eu.sargs.access.Seat;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import eu.sargs.platform.SettingsFile;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.UnfinishedHome;
import eu.sargs.store.Store;
import eu.sargs.ui.admin.Founding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Setting a station up: its home, its key, its first administrator and its settings, in an order in which it can be tried again. */
public final class NewStation {
    /** Room for a new station's tables, and for what the store leaves free of every disk. */
    private static final long NEEDED_MIB = 32;

    private NewStation() {}

    /**
     * Sets a station up with its first administrator. Data that is there without settings (they were lost) stays, with
     * its accounts: whoever asks must be one of its administrators.
     *
     * @param place of a new home's key: in it, or in a file
     * @param password overwritten with zeros before return
     * <p>What fails leaves nothing behind; what a kill left is begun anew.
     *
     * @return whether data was there already, and was kept
     * @throws Fault APP-04 when a station is there already, HOM-13 when a backup is put back there, APP-08 when this is no administrator of the data that is
     *     there, ACC-01 and ACC-02 for the account, STO-03 when the disk has too little room
     */
    public static boolean create(
            Path folder, KeyPlace place, StationSettings settings, Accounts.Account administrator, char[] password) {
        if (SettingsFile.exists(folder.resolve("settings.json"))) {
            throw new Fault("APP-04", "app.fault.station_there", folder.toString());
        }
        Optional<UnfinishedHome.Work> unfinished = UnfinishedHome.in(folder);
        if (unfinished.equals(Optional.of(UnfinishedHome.Work.RESTORING))) {
            UnfinishedHome.refuse(folder);
        }
        try {
            boolean data = unfinished.isEmpty() && Files.exists(folder.resolve("sargs.mv.db"));
            if (!data) {
                // Before anything is made: what is refused leaves nothing behind.
                AccountRules.check(administrator);
                AccountRules.check(administrator.account(), password);
                requireRoom(folder, existing(folder).toFile().getUsableSpace());
            }
            return setUp(folder, place, settings, administrator, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static boolean setUp(
            Path folder, KeyPlace place, StationSettings settings, Accounts.Account administrator, char[] password) {
        boolean there = Files.exists(folder);
        try (Home home = Home.open(folder)) {
            if (UnfinishedHome.in(home.folder()).isEmpty() && !UnfinishedHome.isFresh(home.folder())) {
                return settle(home, place, settings, administrator, password);
            }
            UnfinishedHome begun = UnfinishedHome.begin(home, UnfinishedHome.Work.FOUNDING);
            boolean done = false;
            try {
                furnish(home, place, settings, administrator, password);
                SettingsFile.create(begun.mark(), settings);
                begun.finish();
                done = true;
                return false;
            } finally {
                if (!done) {
                    begun.abandon(!there);
                }
            }
        } catch (IOException e) {
            throw new Fault(e, "HOM-02", "platform.fault.home_unwritable", folder.toString());
        }
    }

    /** Data that lost its settings, or keys that lost their data: what is there stays, whatever becomes of this. */
    private static boolean settle(
            Home home, KeyPlace place, StationSettings settings, Accounts.Account administrator, char[] password) {
        boolean kept = furnish(home, place, settings, administrator, password);
        SettingsFile.create(home.settings(), settings);
        return kept;
    }

    /** @return whether there were accounts already */
    private static boolean furnish(
            Home home, KeyPlace place, StationSettings settings, Accounts.Account administrator, char[] password) {
        boolean data = Files.exists(home.folder().resolve("sargs.mv.db"));
        HomeKey key = data ? HomeKey.of(home) : new KeyRing(home).make(place);
        Seat seat = new Seat(settings.seat());
        try (Store store = data
                ? Store.open(home, key, InstantSource.system(), seat)
                : Store.open(home, key, SigningKey.of(home, key), InstantSource.system(), seat)) {
            boolean kept = !store.accounts().all().isEmpty();
            if (kept) {
                requireAdministrator(store.accounts(), administrator.account(), password, seat);
            } else {
                store.accounts().open(Optional.empty(), administrator, password, seat);
            }
            return kept;
        }
    }

    private static void requireAdministrator(Accounts accounts, String account, char[] password, Seat seat) {
        try {
            accounts.signOut(accounts.signIn(account, password, seat));
        } catch (Fault e) {
            switch (e.code()) {
                case "ACC-03" -> throw new Fault(e, "APP-08", "app.fault.data_there");
                // Proved who they are; what is still wanted of them is asked when they sign in.
                case "ACC-12", "ACC-14" -> {}
                default -> throw e;
            }
        }
        if (accounts.all().stream().noneMatch(one -> one.account().equals(account) && one.administrator())) {
            throw new Fault("APP-08", "app.fault.data_there");
        }
    }

    /** The folder, or the nearest one above it that is there already. */
    private static Path existing(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    /** Before anything is begun: a database that found no room for its first pages looks like a damaged one. */
    static void requireRoom(Path folder, long free) {
        if (free < NEEDED_MIB << 20) {
            throw new Fault("STO-03", "store.fault.room", folder.toString(), NEEDED_MIB);
        }
    }

    /** Sets a new station up as the first-run page asked. */
    static void found(Path folder, Founding.Plan plan) {
        create(
                folder,
                new KeyPlace.InHome(),
                StationSettings.of(plan.station(), plan.zone(), plan.language()),
                Accounts.Account.first(plan.account(), plan.name()),
                plan.password());
    }
}
