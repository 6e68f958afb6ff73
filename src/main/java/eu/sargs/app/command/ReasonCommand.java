package eu.sargs.app.command;

import eu.sargs.access.ListedReason;
import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import eu.sargs.platform.Language;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs reason}: what officers choose from when they are asked why. */
@Command(
        name = "reason",
        description = "The list of reasons that officers choose from.",
        mixinStandardHelpOptions = true,
        subcommands = {ReasonCommand.ListAll.class, ReasonCommand.Add.class, ReasonCommand.Retire.class})
final class ReasonCommand {
    ReasonCommand(Console console) {}

    @Command(name = "list", description = "Show it, the retired ones too.", mixinStandardHelpOptions = true)
    static final class ListAll extends HomeCommand {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        ListAll(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            List<ListedReason> all = rooms(station).reasons().all();
            for (ListedReason one : all) {
                if (json) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("code", one.code());
                    for (Language language : Language.values()) {
                        line.put(language.code(), one.words().getOrDefault(language, ""));
                    }
                    line.put("case_wanted", one.caseWanted());
                    line.put("retired", one.retired());
                    console.print(line);
                } else {
                    console.print("%-20s  %-4s  %-7s  %s"
                            .formatted(
                                    one.code(),
                                    one.caseWanted() ? "case" : "",
                                    one.retired() ? "retired" : "",
                                    one.words(console.texts().language())));
                }
            }
            console.say("app.reason.count", ListedReason.offered(all).size());
            return 0;
        }
    }

    @Command(
            name = "add",
            description = "Add one, give one other words, or bring one back.",
            mixinStandardHelpOptions = true)
    static final class Add extends HomeCommand {
        @Parameters(paramLabel = "CODE", description = "2 to 40 of a-z, 0-9 and hyphen; what it is called on record.")
        private String code;

        @Option(names = "--lv", paramLabel = "TEXT", description = "Its words in Latvian.")
        private String lv = "";

        @Option(names = "--lt", paramLabel = "TEXT", description = "In Lithuanian.")
        private String lt = "";

        @Option(names = "--en", paramLabel = "TEXT", description = "In English.")
        private String en = "";

        @Option(names = "--ru", paramLabel = "TEXT", description = "In Russian.")
        private String ru = "";

        @Option(names = "--with-case", description = "A case number has to stand beside it.")
        private boolean withCase;

        Add(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Map<Language, String> words = new EnumMap<>(Language.class);
            words.put(Language.LV, lv);
            words.put(Language.LT, lt);
            words.put(Language.EN, en);
            words.put(Language.RU, ru);
            ListedReason reason = new ListedReason(code, words, withCase, false);
            Officer officer = officer(station);
            rooms(station, officer).reasons().put(reason, officer);
            console.say("app.reason.listed", reason.code());
            return 0;
        }
    }

    @Command(
            name = "retire",
            description = "Offer one no more. What it was chosen for stays as it is.",
            mixinStandardHelpOptions = true)
    static final class Retire extends HomeCommand {
        @Parameters(paramLabel = "CODE")
        private String code;

        Retire(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            rooms(station, officer).reasons().retire(code.strip().toLowerCase(Locale.ROOT), officer);
            console.say("app.reason.retired", code);
            return 0;
        }
    }
}
