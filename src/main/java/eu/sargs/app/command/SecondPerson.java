package eu.sargs.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Who agrees, as a second person, to what nobody may do alone. */
final class SecondPerson {
    @Option(
            names = "--second",
            paramLabel = "NAME",
            description = "The account of a second person who agrees, where one is wanted.")
    String account;

    @Option(
            names = "--second-password-file",
            paramLabel = "FILE",
            description = "File that holds the second person's password on its first line.")
    Path passwordFile;

    @Option(
            names = "--second-code-file",
            paramLabel = "FILE",
            description = "File that holds the code of the second person's second factor, where they have one.")
    Path codeFile;
}
