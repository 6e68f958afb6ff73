package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.access.Accounts.Account;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record from the shell: searched, exported, checked. */
class RecordCommandTest {
    private static final String FRESH = "--new-password-file";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void create() throws Exception {
        Station.create(
                home(),
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                "a long password 17".toCharArray());
        Files.writeString(folder.resolve("boss"), "a long password 17\n");
        Files.writeString(folder.resolve("given"), "of the office 3\n");
        Files.writeString(folder.resolve("fresh"), "night and day 24\n");
        for (String role : List.of("auditor", "duty-officer")) {
            assertThat(with(
                            "boss",
                            "boss",
                            "user",
                            "add",
                            role,
                            "--full-name",
                            "O. Ne",
                            "--role",
                            role,
                            FRESH,
                            in("given")))
                    .as(String.valueOf(err))
                    .isZero();
            assertThat(with(role, "given", "user", "password", role, FRESH, in("fresh")))
                    .as(String.valueOf(err))
                    .isZero();
        }
        assertThat(as("duty-officer", "watchlist", "list")).isZero();
    }

    private Path home() {
        return folder.resolve("home");
    }

    private int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return SargsCommand.execute(new Console(new PrintWriter(out), new PrintWriter(err), Language.EN), words);
    }

    private String in(String file) {
        return folder.resolve(file).toString();
    }

    private int as(String who, String... words) {
        return with(who, who.equals("boss") ? "boss" : "fresh", words);
    }

    private int with(String who, String passwordFile, String... words) {
        return run(Stream.concat(
                        Stream.of(words),
                        Stream.of("--home", home().toString(), "--as", who, "--password-file", in(passwordFile)))
                .toArray(String[]::new));
    }

    private List<JsonNode> lines(String text) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void whatIsTakenOutOfTheHomeIsNotWrittenIntoIt() throws Exception {
        Files.createDirectory(folder.resolve("drive"));
        Files.createSymbolicLink(folder.resolve("way"), home().resolve("pictures"));
        long before = stands();
        for (String where : List.of("home/x", "home/a/x", "way/x")) {
            for (List<String> words : List.of(
                    List.of("backup", "--out", in(where), "--key-file", in("drive/copy.key")),
                    List.of("record", "export", "--reason", "Asked for", "--out", in(where)),
                    List.of("erase", "report", "--out", in(where)),
                    List.of("evidence", "save", "0190a0a0-0000-7000-8000-000000000000", "--out", in(where)),
                    List.of("user", "second-factor", "boss", "--secret-file", in(where)))) {
                assertThat(as("boss", words.toArray(String[]::new)))
                        .as("%s: %s", words, err)
                        .isEqualTo(2);
                assertThat(err.toString()).as("%s", words).contains("HOM-12");
                assertThat(folder.resolve(where)).doesNotExist();
            }
        }
        assertThat(folder.resolve("drive")).isEmptyDirectory();
        assertThat(stands())
                .as("no export or look is on record that there was not")
                .isEqualTo(before);
    }

    private long stands() throws Exception {
        return done("RecordExported", "disclosure").size()
                + done("Consulted", "consultation").size();
    }

    @Test
    void aBackupAndAKeyThatMovesStandOnRecordAndARestoredHomeSaysSo() throws Exception {
        Files.createDirectory(folder.resolve("drive"));
        assertThat(as("duty-officer", "backup", "--out", in("copy"), "--key-file", in("drive/copy.key")))
                .isEqualTo(1);
        assertThat(as("boss", "backup", "--out", in("copy"), "--key-file", in("drive/copy.key")))
                .as(err.toString())
                .isZero();
        assertThat(as("boss", "key", "move", "--to-file", in("drive/home.key")))
                .as(err.toString())
                .isZero();
        assertThat(done("BackupMade", "disclosure"))
                .singleElement()
                .asString()
                .contains("\"boss\"", in("copy"), "file " + in("drive/copy.key"));
        assertThat(done("KeyMoved", "alteration"))
                .singleElement()
                .asString()
                .contains("\"boss\"", "\"home\"", "file " + in("drive/home.key"));
        Files.move(home(), folder.resolve("gone"));
        assertThat(run(
                        "restore",
                        "--from",
                        in("copy"),
                        "--home",
                        home().toString(),
                        "--key-file",
                        in("drive/copy.key")))
                .as(err.toString())
                .isZero();
        assertThat(done("BackupMade", "disclosure"))
                .as("written before the copy")
                .hasSize(1);
        assertThat(done("KeyMoved", "alteration")).isEmpty();
        assertThat(done("BackupRestored", "alteration"))
                .singleElement()
                .asString()
                .contains(in("copy"));
    }

    private List<String> done(String type, String kind) {
        assertThat(as("auditor", "record", "list", "--act", kind, "--json", "--reason", "Yearly audit"))
                .as(err.toString())
                .isZero();
        return out.toString()
                .lines()
                .filter(line -> line.contains('"' + type + '"'))
                .toList();
    }

    @Test
    void anAuditorFindsWhatOthersDidAndTheSearchIsOnRecord() throws Exception {
        assertThat(as("auditor", "record", "list", "--officer", "duty-officer", "--json", "--reason", "Yearly audit"))
                .as(err.toString())
                .isZero();
        assertThat(lines(out.toString()))
                .extracting(line -> line.get("event").asText())
                .startsWith("Consulted", "SignedIn");
        assertThat(as("auditor", "record", "list", "--act", "consultation", "--reason", "Yearly audit"))
                .isZero();
        assertThat(out.toString())
                .contains("RecordSearched")
                .contains("[Yearly audit]")
                .contains("Consulted");
        assertThat(err.toString()).contains("2 deeds.");
        assertThat(as("auditor", "record", "list", "--to", "2001-01-01", "--reason", "Yearly audit"))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(as("auditor", "record", "list", "--limit", "1", "--reason", "Yearly audit"))
                .isZero();
        assertThat(err.toString()).contains("--limit");
    }

    @Test
    void anAuditorFindsWhatWasDoneToAnAccount() throws Exception {
        assertThat(as("boss", "user", "lock", "duty-officer")).isZero();
        assertThat(as("duty-officer", "watchlist", "list")).isEqualTo(1);
        assertThat(as("auditor", "record", "list", "--about", "Duty-Officer", "--json", "--reason", "Yearly audit"))
                .as(err.toString())
                .isZero();
        assertThat(lines(out.toString()))
                .extracting(line -> line.get("event").asText())
                .as("not what the officer did")
                .containsExactly("SignInFailed", "AccountLocked", "PasswordChanged", "AccountOpened");
        assertThat(as("auditor", "record", "list", "--about", "duty-officer", "--officer", "boss", "--reason", "audit"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2);
        String file = in("about");
        assertThat(as(
                        "auditor",
                        "record",
                        "export",
                        "--about",
                        "duty-officer",
                        "--out",
                        file,
                        "--reason",
                        "For the inspectorate"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(Path.of(file + ".manifest"))).contains("about: duty-officer");
        assertThat(Files.readString(Path.of(file)))
                .as("who looked for it before is about it, too")
                .contains("RecordSearched");
    }

    @Test
    void tellsThatSightingsAreNotListed() throws Exception {
        assertThat(as("auditor", "record", "list", "--act", "collection", "--reason", "Yearly audit"))
                .isZero();
        assertThat(err.toString()).contains("Sightings themselves");
        assertThat(as("auditor", "record", "list", "--reason", "Yearly audit")).isZero();
        assertThat(err.toString()).doesNotContain("Sightings themselves");
        assertThat(Files.readString(Path.of(export() + ".manifest"))).contains("not-in-it: traffic");
    }

    @Test
    void doctorPrintsAdviceOnALineOfItsOwn() {
        as("boss", "doctor");
        assertThat(out.toString()).doesNotContain("\\u00");
        assertThat(out.toString().lines().filter(line -> line.startsWith("      → ")))
                .as("the key lies in the home, at least")
                .isNotEmpty();
    }

    @Test
    void aCodeThatIsNotOnTheListIsRefusedAndNotTakenForWords() {
        for (String mistyped : List.of("KONTROLE2: at the fair", "kontrole: at the fair", "border-chek", "complaynt")) {
            assertThat(as("auditor", "record", "list", "--reason", mistyped))
                    .as(mistyped)
                    .isEqualTo(2);
            assertThat(err.toString())
                    .contains("ACC-37")
                    .contains("sargs reason list")
                    .as("the three nearest")
                    .containsPattern("nearest to it: [a-z-]+, [a-z-]+, [a-z-]+\\.");
        }
        assertThat(as("auditor", "record", "list", "--reason", "\u0430udit")).isEqualTo(2);
        assertThat(err.toString()).contains("ACC-37").contains("nearest to it: audit, ");
        assertThat(as("auditor", "record", "list", "--reason", "Told by telephone: look again"))
                .as(err.toString())
                .isZero();
    }

    @Test
    void namesThatNobodyHasAreCountedAcrossCommands() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(with("nobody" + i, "boss", "watchlist", "list")).isEqualTo(1);
            assertThat(err.toString()).contains("ACC-03");
        }
        assertThat(as("auditor", "record", "list", "--act", "other", "--json", "--reason", "Yearly audit"))
                .isZero();
        assertThat(lines(out.toString()).stream()
                        .filter(line -> line.get("event").asText().equals("SignInFailed"))
                        .map(line -> line.get("details").get("refused").asText() + " "
                                + line.get("details").get("times").asText()))
                .as("the latest first")
                .containsExactly("no-such-account 4", "no-such-account 1");
    }

    @Test
    void asksForAReasonAndForWordsItKnows() {
        assertThat(as("auditor", "record", "list")).isEqualTo(2);
        assertThat(as("auditor", "record", "list", "--reason", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("CLI-17");
        assertThat(as("auditor", "record", "list", "--act", "reading", "--reason", "Yearly audit"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("CLI-32");
        assertThat(as("auditor", "record", "list", "--from", "yesterday", "--reason", "Yearly audit"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("CLI-31");
        assertThat(as("auditor", "record", "list", "--limit", "0", "--reason", "Yearly audit"))
                .isEqualTo(2);
    }

    @Test
    void takesAReasonOfTheListAndFindsDeedsByIt() throws Exception {
        assertThat(as("auditor", "record", "list", "--reason", "complaint")).isEqualTo(2);
        assertThat(err.toString()).contains("ACC-32");
        assertThat(as(
                        "auditor",
                        "record",
                        "list",
                        "--reason",
                        "complaint: asked by its holder",
                        "--case",
                        "12/2026",
                        "--plate",
                        "HO3817"))
                .as(err.toString())
                .isZero();
        assertThat(as(
                        "auditor",
                        "record",
                        "list",
                        "--reason",
                        "audit",
                        "--for-reason",
                        "complaint",
                        "--for-case",
                        "12/2026",
                        "--json"))
                .as(err.toString())
                .isZero();
        assertThat(lines(out.toString())).singleElement().satisfies(line -> {
            assertThat(line.get("event").asText()).isEqualTo("RecordSearched");
            assertThat(line.get("plate").asText()).isEqualTo("HO3817");
            assertThat(line.get("reason").asText())
                    .isEqualTo("Request or complaint by the person concerned: asked by its holder");
            assertThat(line.get("reason_code").asText()).isEqualTo("complaint");
            assertThat(line.get("case").asText()).isEqualTo("12/2026");
        });
        assertThat(as("auditor", "record", "list", "--reason", "audit")).isZero();
        assertThat(out.toString()).contains("asked by its holder · 12/2026]");
    }

    @Test
    void onlyAnAdministratorChangesTheListOfReasons() throws Exception {
        assertThat(as("auditor", "reason", "add", "boats", "--en", "Boats")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-06");
        assertThat(as("boss", "reason", "add", "boats", "--en", "Boats", "--lv", "Laivas", "--with-case"))
                .as(err.toString())
                .isZero();
        assertThat(as("boss", "reason", "add", "B.", "--en", "Boats")).isEqualTo(2);
        assertThat(err.toString()).contains("ACC-30");
        assertThat(as("boss", "reason", "retire", "security")).isZero();
        assertThat(as("boss", "reason", "retire", "ships")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-35");
        assertThat(run("reason", "list", "--json", "--home", home().toString())).isZero();
        List<JsonNode> all = lines(out.toString());
        assertThat(all.getLast().get("code").asText()).isEqualTo("boats");
        assertThat(all.getLast().get("lv").asText()).isEqualTo("Laivas");
        assertThat(all.getLast().get("case_wanted").asBoolean()).isTrue();
        assertThat(all)
                .filteredOn(line -> line.get("retired").asBoolean())
                .extracting(line -> line.get("code").asText())
                .containsExactly("security");
        assertThat(as("auditor", "record", "list", "--reason", "security")).isEqualTo(2);
        assertThat(err.toString()).contains("ACC-33");
    }

    @Test
    void whoMayNotReadOthersDeedsReadsTheirOwn() throws Exception {
        assertThat(as("duty-officer", "record", "list", "--reason", "Curious")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-06").contains("auditor");
        assertThat(as("duty-officer", "record", "own", "--json")).isZero();
        assertThat(lines(out.toString()))
                .extracting(line -> line.get("officer").asText())
                .containsOnly("duty-officer");
        assertThat(out.toString()).contains("ActRefused").contains("Consulted");
    }

    private Path export() throws Exception {
        Path file = Files.createDirectories(folder.resolve("out")).resolve("deeds");
        assertThat(as("auditor", "record", "export", "--out", file.toString(), "--reason", "For the inspectorate"))
                .as(err.toString())
                .isZero();
        return file;
    }

    @Test
    void anExportIsSignedSoThatOtherToolsCanTell() throws Exception {
        Path file = export();
        List<JsonNode> deeds = lines(Files.readString(file));
        assertThat(deeds.getFirst().get("event").asText())
                .as("as it was before it was asked for")
                .isEqualTo("SignedIn");
        assertThat(deeds.getLast().get("event").asText()).isEqualTo("AccountOpened");
        assertThat(run("record", "check", file.toString())).as(err.toString()).isZero();
        String manifest = Files.readString(file.resolveSibling("deeds.manifest"));
        assertThat(manifest)
                .contains("station: Kārsava")
                .contains("by: auditor")
                .contains("reason: For the inspectorate");
        String key = manifest.lines()
                .filter(line -> line.startsWith("key: "))
                .findFirst()
                .orElseThrow()
                .substring(5);
        assertThat(err.toString()).contains(key);
        assertThat(run("record", "check", file.toString(), "--key", key)).isZero();
        // The JDK's own Ed25519, and the key as openssl takes it: 12 bytes before its 32 (docs/record.md).
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + key))));
        signature.update(manifest.getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Files.readAllBytes(file.resolveSibling("deeds.sig"))))
                .isTrue();
        assertThat(manifest)
                .contains("sha256: "
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
        assertThat(as("auditor", "record", "own", "--json")).isZero();
        assertThat(out.toString()).contains("RecordExported").contains("For the inspectorate");
    }

    @Test
    void refusesAnExportThatWasAlteredCutOffOrSignedByAnother() throws Exception {
        Path file = export();
        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceFirst("duty-officer", "duty-0fficer"));
        assertThat(run("record", "check", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("EXP-02").contains("deeds");
        Files.writeString(file, whole.substring(0, whole.lastIndexOf('{')));
        assertThat(run("record", "check", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("EXP-03");
        assertThat(run("record", "check", file.toString(), "--key", "a1".repeat(32)))
                .isEqualTo(1);
        assertThat(err.toString()).as("it is not whole, whoever signed it").contains("EXP-03");
        Files.writeString(file, whole);
        assertThat(run("record", "check", file.toString(), "--key", "a1".repeat(32)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("EXP-05");
        Path manifest = file.resolveSibling("deeds.manifest");
        String said = Files.readString(manifest);
        Files.writeString(manifest, said.replace("by: auditor", "by: nobody "));
        assertThat(run("record", "check", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("EXP-04");
        Files.writeString(manifest, said);
        Files.delete(file.resolveSibling("deeds.sig"));
        assertThat(run("record", "check", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("EXP-04");
    }

    @Test
    void writesThroughNoLinkAndForNobodyElseToRead() throws Exception {
        Path out = Files.createDirectories(folder.resolve("out"));
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        for (String name : List.of("deeds.part", "deeds.manifest.part")) {
            Files.createSymbolicLink(out.resolve(name), victim);
        }
        Path file = export();
        assertThat(victim).hasContent("precious");
        for (Path one : List.of(file, out.resolve("deeds.manifest"), out.resolve("deeds.sig"))) {
            assertThat(one).isRegularFile();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                    .isEqualTo("rw-------");
        }
        Files.createSymbolicLink(out.resolve("other.sig"), folder.resolve("nowhere"));
        Path other = out.resolve("other");
        assertThat(as("auditor", "record", "export", "--out", other.toString(), "--reason", "Once more"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("EXP-06");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void showsADeedOnOneLineWhateverItsReasonSays() {
        String forged = "yearly audit]\n2026-11-23 03:00:00  boss  PlateLookedUp  AB1234 [x\u202e\u001b[2J";
        assertThat(as("auditor", "record", "list", "--reason", forged, "--case", "12\n34"))
                .isZero();
        assertThat(as("auditor", "record", "own")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("2026-11-23 03:00:00")))
                .isEmpty();
        assertThat(out.toString()).contains("yearly audit] 2026-11-23 03:00:00").doesNotContain("\u001b", "\u202e");
        assertThat(as("auditor", "record", "list", "--reason", "\u200b\u200b\u200b"))
                .as("a reason that nobody can see is none")
                .isEqualTo(2);
    }

    @Test
    void leavesFilesThatAreThereAloneAndNothingHalfDone() throws Exception {
        Path file = export();
        String before = Files.readString(file);
        assertThat(as("auditor", "record", "export", "--out", file.toString(), "--reason", "Once more"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("EXP-06");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(as(
                        "auditor",
                        "record",
                        "export",
                        "--out",
                        folder.resolve("no/where").toString(),
                        "--reason",
                        "Once more"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("EXP-01");
        assertThat(as("duty-officer", "record", "export", "--out", file.toString(), "--reason", "Curious"))
                .as("the right is asked first")
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-06").doesNotContain("EXP-06");
        assertThat(as("duty-officer", "peer", "add", "0", "--station", "X", "--agency", "x", "--country", "LV"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-06").doesNotContain("SYN-03");
        assertThat(as(
                        "auditor",
                        "record",
                        "list",
                        "--officer",
                        "duty-officer",
                        "--json",
                        "--reason",
                        "Who was refused"))
                .isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("ActRefused")))
                .hasSize(2);
        Path other = folder.resolve("out").resolve("other");
        assertThat(as("duty-officer", "record", "export", "--out", other.toString(), "--reason", "Curious"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-06");
        try (Stream<Path> left = Files.list(other.getParent())) {
            assertThat(left).hasSize(3);
        }
    }
}
