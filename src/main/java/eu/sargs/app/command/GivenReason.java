package eu.sargs.app.command;

import picocli.CommandLine.Option;

/** Why it is done, as it was typed: {@link HomeCommand#reason}. */
final class GivenReason {
    @Option(
            names = "--reason",
            paramLabel = "CODE|TEXT",
            description = "Why; stays on record. A code of 'sargs reason list', 'CODE: own words', or own words.")
    String reason = "";

    @Option(names = "--case", paramLabel = "NUMBER", description = "The case it is about; some reasons ask for one.")
    String caseNumber = "";
}
