package eu.sargs.app.command;

import eu.sargs.app.LogFile;
import eu.sargs.platform.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words on the command line that do not fit: the parser's English said in the reader's language, with a code. */
final class WrongUsage {
    private static final Logger LOG = LoggerFactory.getLogger(WrongUsage.class);

    private WrongUsage() {}

    static Fault of(ParameterException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String name = command.qualifiedName();
        if (wrong.getCause() instanceof Fault fault) {
            return fault;
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return new Fault(
                    wrong,
                    "CLI-10",
                    "app.usage.unknown",
                    withoutLogin(unmatched.getUnmatched().getFirst()),
                    name);
        }
        if (wrong instanceof MissingParameterException missing
                && missing.getMissing() != null
                && !missing.getMissing().isEmpty()) {
            String what = missing.getMissing().stream().map(WrongUsage::shown).collect(Collectors.joining(", "));
            return new Fault(wrong, "CLI-11", "app.usage.missing", what, name);
        }
        if (wrong.getArgSpec() != null && wrong.getValue() != null) {
            return new Fault(
                    wrong,
                    "CLI-12",
                    "app.usage.value",
                    withoutLogin(wrong.getValue()),
                    shown(wrong.getArgSpec()),
                    name);
        }
        List<String> deeds = command.subcommands().keySet().stream().sorted().toList();
        if (!deeds.isEmpty() && !(command.userObject() instanceof SargsCommand)) {
            return new Fault(wrong, "CLI-13", "app.usage.subcommand", name, String.join(", ", deeds));
        }
        return new Fault(wrong, "CLI-14", "app.usage.wrong", name);
    }

    private static String shown(ArgSpec argument) {
        String label = argument.paramLabel();
        if (argument instanceof OptionSpec option) {
            boolean flag = option.arity().max() == 0;
            return flag ? option.longestName() : option.longestName() + " " + label;
        }
        return label;
    }

    /** A URL as typed, its login left out: terminals are looked at and copied. */
    private static String withoutLogin(String typed) {
        return typed.replaceAll("://[^/\\s]*@", "://…@");
    }

    static int answer(Console console, ParameterException wrong) {
        Optional<String> log = LogFile.place();
        Fault fault = of(wrong);
        // What was typed may name somebody, so the log is told where it did not fit and no more.
        LOG.warn(
                "Wrong usage of {}: {}", wrong.getCommandLine().getCommandSpec().qualifiedName(), fault.code());
        console.say(fault);
        log.ifPresent(file -> console.say("app.log", file));
        return CommandLine.ExitCode.USAGE;
    }
}
