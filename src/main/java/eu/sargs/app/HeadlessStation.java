package eu.sargs.app;

import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Services;
import eu.sargs.sync.PeerAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A station without a screen: cameras, recognition and syncing, until the system ends it. */
public final class HeadlessStation {
    private static final Logger LOG = LoggerFactory.getLogger(HeadlessStation.class);

    private HeadlessStation() {}

    /**
     * Runs until SIGTERM or Ctrl-C, and ends the program with exit status 0 then. Prints one line to standard output
     * when it is ready: {@code ready HOST:PORT}, or {@code ready} where it does not listen; none where it is ended before.
     *
     * @param listenAt instead of what is set
     * @throws Fault where it cannot be opened, or cannot be reached as it should be
     */
    public static int run(Path home, Optional<PeerAddress> listenAt, Console console) {
        Services services = new Services();
        AtomicBoolean ending = new AtomicBoolean();
        // Before anything is open: whoever ends it while it starts wants it to stop cleanly too.
        Pin exit = AtExit.run(() -> {
            ending.set(true);
            LOG.info("Asked to end: stopping the station");
            services.close();
            LOG.info("The station has stopped");
            Scratch.remove();
            Runtime.getRuntime().halt(0); // a signal is how it is meant to end, and no failure
        });
        try {
            Station station = services.keep(Station.open(home, new TypedPassphrase(console.texts())));
            Watch watch = services.keep(new Watch(station));
            station.notice().ifPresent(console::say);
            station.recovered().forEach(console::say);
            station.upgraded().ifPresent(copy -> console.say("app.upgrade.copied", copy.toString()));
            watch.onTrouble(console::say);
            watch.onBehind(behind -> behind.ifPresentOrElse(console::say, () -> console.say("app.station.caught_up")));
            services.start(new ControlSocket(
                    station.folder(),
                    (answers, folder, words) -> SargsCommand.execute(answers, Optional.of(station), folder, words)));
            watch.start();
            station.link(listenAt);
            station.full().ifPresent(console::say);
            String ready = station.peers()
                    .now()
                    .self()
                    .listensAt()
                    .map(where -> "ready " + where)
                    .orElse("ready");
            if (!ending.get()) { // asked after the address, which is gone once it ends
                console.say("app.station.ready", station.settings().now().station());
                console.print(ready);
            }
            Thread.currentThread().join(); // for good: the hook ends the program
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (RuntimeException e) {
            if (ending.get()) {
                LOG.info("It was ended while it started", e);
                return 1; // unheard: the hook decides
            }
            exit.close();
            services.close();
            throw e;
        }
    }
}
