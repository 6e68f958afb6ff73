package eu.sargs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import eu.sargs.app.ControlSocket;
import eu.sargs.camera.CameraId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house and the fences around its libraries, as CONTRIBUTING.md maps them; each says why. */
class WallsTest {
    private static final String BASE = "eu.sargs.";

    /** Room → rooms it may use besides {@code platform}; rooms that are yet to come stand here too. */
    private static final Map<String, List<String>> WALLS = new LinkedHashMap<>();

    static {
        wall("platform");
        wall("plate");
        wall("camera");
        wall("basemap");
        wall("simulation", "camera", "plate");
        wall("recognition", "camera", "plate");
        wall("journal");
        wall("access", "journal");
        wall("picture", "journal", "access");
        wall("sighting", "plate", "picture", "journal", "access");
        wall("watchlist", "plate", "picture", "journal", "access");
        // plate: decision 0003.
        wall("alert", "sighting", "watchlist", "plate", "picture", "journal", "access");
        wall("unit", "alert", "picture", "journal", "access");
        wall("board", "alert", "picture", "journal", "access");
        wall("tip", "sighting", "watchlist", "alert", "unit", "plate", "journal", "access");
        // plate: decision 0050.
        wall("shift", "sighting", "watchlist", "alert", "tip", "unit", "plate", "journal", "access");
        // access: decision 0014.
        wall("sync", "journal", "picture", "access");
        wall("export", "sighting", "alert", "watchlist", "picture", "plate", "journal", "access");
    }

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("eu.sargs");

    @TestFactory
    Stream<DynamicTest> everyRoomUsesOnlyTheRoomsItMay() {
        return WALLS.entrySet().stream()
                .map(wall -> DynamicTest.dynamicTest(
                        wall.getKey(),
                        () -> keepsTo(wall.getKey(), wall.getValue()).check(HOUSE)));
    }

    @Test
    void storeSeesEveryRoomWithAPortAndNoScreen() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("ui", "app", "simulation", "recognition", "basemap"))
                .because("the store implements ports; it shows nothing and reads no plates")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void screensKnowPortsAndNotWhatImplementsThem() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("store", "app", "simulation"))
                .because("a screen must run on any store, and on fakes in its tests")
                .allowEmptyShould(true)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(BASE + "ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("journal"))
                .because("screens speak to rooms, and rooms write the journal")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void commandsComeThroughTheGate() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "app.command..")
                .and()
                .doNotHaveSimpleName(
                        "RestoreCommand") // checks a home that was just put back, whose officers are not there yet
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "hands out a room without the gate before it",
                        call -> call.getTargetOwner().isEquivalentTo(eu.sargs.app.Station.class)
                                && List.of(
                                                "store",
                                                "accounts",
                                                "alerts",
                                                "sightings",
                                                "sightingBook",
                                                "watchlist",
                                                "pictures",
                                                "cameras",
                                                "peers",
                                                "upkeep",
                                                "shifts")
                                        .contains(call.getTarget().getName())))
                .because("who types a command may do what their role may: Station.rooms (decision 0028)")
                .check(HOUSE);
    }

    @Test
    void screensShareOnlyTheBridgeAndTheParts() {
        List<String> screens = List.of(
                "shell",
                "wall",
                "map",
                "alert",
                "search",
                "watchlist",
                "tip",
                "unit",
                "board",
                "shift",
                "peer",
                "admin");
        for (String screen : screens) {
            if (screen.equals("shell")) {
                continue; // the frame that holds the others
            }
            String[] siblings = screens.stream()
                    .filter(other -> !other.equals(screen))
                    .map(other -> BASE + "ui." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "ui." + screen + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(siblings)
                    .because("siblings share ui.fx and ui.part and nothing else")
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "ui.fx..", BASE + "ui.part..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        screens.stream().map(s -> BASE + "ui." + s + "..").toArray(String[]::new))
                .because("what is shared does not know who shares it")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void librariesStayBehindTheirFences() {
        fence("javafx", "the screen and its launcher", List.of("javafx.."), "ui", "app");
        fence("gluon-maps and ControlsFX", "screens", List.of("com.gluonhq..", "org.controlsfx.."), "ui");
        fence("ZXing", "a key as a picture", List.of("com.google.zxing.."), "ui.part");
        fence("vlcj", "one place that hands out byte buffers", List.of("uk.co.caprica.."), "camera.vlc");
        fence(
                "JavaCV and FFmpeg",
                "native pictures",
                List.of("org.bytedeco.javacv..", "org.bytedeco.ffmpeg.."),
                "camera",
                "simulation");
        fence("ONNX Runtime and OpenCV", "models", List.of("ai.onnxruntime..", "org.bytedeco.opencv.."), "recognition");
        fence(
                "SQL and Lucene",
                "one place that knows tables",
                List.of(
                        "java.sql..",
                        "javax.sql..",
                        "org.h2..",
                        "com.zaxxer..",
                        "org.flywaydb..",
                        "org.postgresql..",
                        "org.apache.lucene.."),
                "store");
        fence(
                "gRPC, Netty and multicast DNS",
                "one place that talks to peers",
                List.of("io.grpc..", "io.netty..", "javax.jmdns.."),
                "sync.link");
        fence("zstd", "one place that knows what travels", List.of("com.github.luben.."), "sync.wire");
    }

    @Test
    void nothingListensButWhereItIsSaid() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(ControlSocket.class)
                .and(not(resideInAnyPackage(BASE + "sync.link..", BASE + "simulation..", BASE + "app.bench..")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.(net\\.ServerSocket|nio\\.channels\\..*Server.*|net\\.DatagramSocket)|com\\.sun\\.net\\.httpserver\\..*")
                .because("who may be called from outside is found in one look")
                .check(HOUSE);
    }

    @Test
    void nothingIsReadAsJavaObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.Object(In|Out)putStream|java\\.beans\\.XML.*|java\\.rmi\\..*")
                .because("bytes from outside would choose which code runs")
                .check(HOUSE);
    }

    @Test
    void protobufStaysInTheJournalSyncAndCodecs() {
        noClasses()
                .that(not(resideInAnyPackage(BASE + "sync..", BASE + "journal.."))
                        .and(not(codec()))
                        .and(not(generated())))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.protobuf..")
                .because("the journal sees type and bytes, and each room has one class that knows its wire form")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void roomsDoNotGoInCircles() {
        slices().matching("eu.sargs.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room can be understood with those it uses and no others")
                .check(HOUSE);
    }

    @Test
    void roomsAreNamedForWhatTheyHold() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..manager..", "..helper..", "..model..")
                .because("such a room holds anything, so nothing is found in it")
                .check(HOUSE);
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Util|Utils|Helper|Impl)$")
                .because("types are named for what they are in a control room")
                .check(HOUSE);
    }

    @Test
    void noMutableStatics() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(not(generated()))
                .should()
                .beFinal()
                .because("what changes has one owner, wired by constructor")
                .check(HOUSE);
    }

    private static ArchRule keepsTo(String room, List<String> mayUse) {
        List<String> open = new ArrayList<>(List.of(room, "platform"));
        open.addAll(mayUse);
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(packages(open.toArray(String[]::new))).or(not(resideInAnyPackage("eu.sargs..")));
        if (List.of("sighting", "alert", "shift").contains(room)) {
            allowed = allowed.or(type(CameraId.class)); // decisions 0003, 0050
        }
        return classes()
                .that()
                .resideInAPackage(BASE + room + "..")
                .should()
                .onlyDependOnClassesThat(allowed)
                .because("the plan of the house lets " + room + " use " + mayUse + " besides platform")
                .allowEmptyShould(true);
    }

    private static void fence(String library, String why, List<String> packages, String... inside) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(inside))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .because(library + " may be used only in " + Arrays.toString(inside) + ": " + why)
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> codec() {
        return DescribedPredicate.describe("a codec", c -> c.getName().matches(".*Codec(\\$.*)?"));
    }

    private static DescribedPredicate<JavaClass> generated() {
        return DescribedPredicate.describe(
                "generated by protoc",
                c -> c.isAssignableTo("com.google.protobuf.MessageLiteOrBuilder")
                        || c.isAssignableTo("com.google.protobuf.ProtocolMessageEnum")
                        || c.getPackageName().endsWith(".wire"));
    }

    private static String[] packages(String... rooms) {
        return Arrays.stream(rooms).map(room -> BASE + room + "..").toArray(String[]::new);
    }

    private static void wall(String room, String... mayUse) {
        WALLS.put(room, List.of(mayUse));
    }
}
