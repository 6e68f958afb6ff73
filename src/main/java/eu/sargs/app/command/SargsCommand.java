package eu.sargs.app.command;

import eu.sargs.app.LogFile;
import eu.sargs.app.Station;
import eu.sargs.app.StationDesktop;
import eu.sargs.app.SystemLibraries;
import eu.sargs.platform.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The root of the command line. Without a sub-command it opens the desktop, as {@code run} does. */
@Command(
        name = "sargs",
        description = "Control room program for small police and border-guard duty rooms.",
        mixinStandardHelpOptions = true,
        versionProvider = SargsCommand.Version.class)
public final class SargsCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SargsCommand.class);

    /** In the order in which help lists them. */
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            StationCommand.class,
            DemoCommand.class,
            ReadCommand.class,
            InitCommand.class,
            CameraCommand.class,
            WatchlistCommand.class,
            PeerCommand.class,
            VerifyCommand.class,
            EraseCommand.class,
            RetentionCommand.class,
            EvidenceCommand.class,
            ReasonCommand.class,
            RecordCommand.class,
            KeyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            UndoUpgradeCommand.class,
            UserCommand.class,
            DoctorCommand.class,
            BenchCommand.class);

    /** No or no such officer named, and values that an option does not take: the words were wrong, not the machine. */
    private static final Set<String> WRONG_USAGE = Set.of(
            "CLI-01", "CLI-04", "CLI-05", "CLI-08", "CLI-09", "CLI-16", "CLI-17", "CLI-21", "CLI-22", "CLI-30",
            "CLI-31", "CLI-32", "CLI-41", "CLI-50", "EVI-02", "EVI-03", "EVI-05", "EVI-06", "HOM-10", "HOM-11",
            "HOM-12", "BAK-02", "BAK-11", "PLT-01", "ACC-01", "ACC-10", "ACC-11", "ACC-30", "ACC-31", "ACC-32",
            "ACC-33", "ACC-37", "ERA-01", "RET-02", "SYN-03", "SYN-07", "SYN-08", "SYN-14");

    /** Exit status for the launcher: nothing was done, for a screen is lacking that it has to give. */
    private static final int SCREEN_LACKING = 75;

    private final Console console;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The station's home (default: the user's data folder, sargs).")
    private Path home;

    private SargsCommand(Console console) {
        this.console = console;
    }

    /** @param what with a place for the fault; where in the program it was is told only of what others threw */
    static void log(String what, Fault fault) {
        Throwable first = fault;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        if (WRONG_USAGE.contains(fault.code()) || first instanceof Fault) {
            LOG.warn(what, fault.getMessage());
        } else {
            LOG.warn(what, fault.code(), fault);
        }
    }

    @Override
    public Integer call() {
        return StationDesktop.run(HomeCommand.of(home), console);
    }

    /** Runs a command line as its own process. @return 0, 1 when it did not hold, 2 for wrong usage */
    public static int execute(Console console, String... arguments) {
        return execute(console, Optional.empty(), Path.of("").toAbsolutePath(), arguments);
    }

    /**
     * Runs a command line.
     *
     * @param running the station it is to be carried out in, where this is the station's own process
     * @param folder what relative paths are relative to
     */
    public static int execute(Console console, Optional<Station> running, Path folder, String... arguments) {
        List<String> words = List.copyOf(Arrays.asList(arguments));
        CommandLine.IFactory factory = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                try {
                    var one = type.getDeclaredConstructor(Console.class);
                    K command = one.newInstance(console);
                    if (command instanceof HomeCommand home) {
                        home.place(running, words, folder);
                    }
                    return command;
                } catch (NoSuchMethodException e) {
                    return CommandLine.defaultFactory().create(type);
                }
            }
        };
        CommandLine line = new CommandLine(new SargsCommand(console), factory);
        commandsFor(words).forEach(line::addSubcommand);
        line.setOut(console.out());
        line.setErr(console.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        if (System.getProperty("sargs.checkout") != null) {
            line.getCommandSpec()
                    .usageMessage()
                    .footer("%nIn a checkout, `./sargs test` runs the whole test suite, as CI does.");
        }
        line.setExecutionStrategy(parsed -> {
            // The root's own option would be taken and not used: the command would act on another home than was meant.
            if (parsed.hasSubcommand() && parsed.hasMatchedOption("--home")) {
                throw new CommandLine.ParameterException(
                        line, "--home before the command", new Fault("CLI-15", "app.usage.home"));
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setParameterExceptionHandler((wrong, typed) -> WrongUsage.answer(console, wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Fault fault && fault.code().equals("APP-01") && SystemLibraries.screenOffered()) {
                return SCREEN_LACKING;
            }
            Optional<String> log = LogFile.place(); // first of all: it is to hold what follows
            if (failure instanceof Fault fault) {
                log("Command ended by {}", fault);
                console.say(fault);
                log.ifPresent(file -> console.say("app.log", file));
                return WRONG_USAGE.contains(fault.code()) ? CommandLine.ExitCode.USAGE : 1;
            }
            LOG.error("Command failed", failure);
            console.say(new Fault(failure, "APP-05", "app.fault.unexpected", failure.toString()));
            log.ifPresent(file -> console.say("app.log", file));
            return 1;
        });
        int status = line.execute(arguments);
        if (console.lost()) {
            console.say(new Fault("CLI-18", "app.fault.output"));
            return Math.max(status, 1);
        }
        return status;
    }

    /**
     * Those that are named: picocli reads every option of each it is given, and a window waits for that.
     * All of them where other words are there alone: for help, and for what a mistyped one may have meant.
     */
    private static List<Class<?>> commandsFor(List<String> words) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command ->
                        words.contains(command.getAnnotation(Command.class).name()))
                .toList();
        return named.isEmpty() && !words.isEmpty() ? COMMANDS : named;
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SargsCommand.class.getPackage().getImplementationVersion();
            return new String[] {"sargs " + (version == null ? "(not packaged)" : version)};
        }
    }
}
