package eu.sargs.ui;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedKind;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.CameraHealth.State;
import eu.sargs.camera.CameraId;
import eu.sargs.picture.PicturePair;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.PlateMatch;
import eu.sargs.plate.Reading;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.sync.Admission;
import eu.sargs.sync.Description;
import eu.sargs.sync.InMemoryPeers;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.InMemoryRooms.InMemoryAccounts;
import eu.sargs.ui.InMemoryRooms.InMemoryAlerts;
import eu.sargs.ui.InMemoryRooms.InMemoryCameras;
import eu.sargs.ui.InMemoryRooms.InMemoryPictures;
import eu.sargs.ui.InMemoryRooms.InMemorySightings;
import eu.sargs.ui.InMemoryRooms.InMemoryWatchlist;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.PictureCache;
import eu.sargs.ui.part.Sites;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** A believable night at Krāslava: the data of the screens' tests and previews. All plates are invented. */
public final class Kraslava {
    public static final Instant NOW = Instant.parse("2026-11-22T00:32:07Z");

    public final InMemoryAlerts alerts = new InMemoryAlerts(() -> NOW);
    public final InMemorySightings sightings = new InMemorySightings();
    public final InMemoryPictures pictures = new InMemoryPictures();
    public final InMemoryRooms.InMemoryConsultations consultations = new InMemoryRooms.InMemoryConsultations();
    public final InMemoryEvidence evidence = new InMemoryEvidence(() -> NOW, sightings);
    public final InMemoryDeeds deeds = new InMemoryDeeds();
    /** What was written to files. */
    public final InMemoryDeeds.InMemoryFile recordFile = new InMemoryDeeds.InMemoryFile(deeds);

    public final InMemoryShifts shifts = new InMemoryShifts(alerts, () -> NOW);
    public final InMemoryRooms.InMemoryReasons reasons = new InMemoryRooms.InMemoryReasons();
    public final InMemoryRooms.InMemoryRetention retention;
    public final InMemoryWatchlist watchlist = new InMemoryWatchlist();
    public final InMemoryCameras cameras = new InMemoryCameras();
    public final InMemoryAccounts accounts = new InMemoryAccounts();

    public final InMemoryPeers peers =
            InMemoryPeers.of(new Description("Krāslava", "Krāslava 1", "vp-kraslava", "LV"), () -> NOW);
    public final DrawnCameras live = new DrawnCameras();
    public final InMemoryRooms.InMemorySettings settings = new InMemoryRooms.InMemorySettings(
            eu.sargs.platform.StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV));

    public Kraslava() {
        retention = new InMemoryRooms.InMemoryRetention(settings);
    }

    /** Of an officer who may do what there is to do, except to look at the record. */
    public static final java.util.Set<eu.sargs.access.Role> ROLES =
            java.util.Set.of(eu.sargs.access.Role.SUPERVISOR, eu.sargs.access.Role.ADMINISTRATOR);

    /** An officer whom the station knows. */
    public static eu.sargs.access.Officer officer() {
        return new eu.sargs.access.Officer("i.vitola", "I. Vītola", new eu.sargs.access.Seat("Krāslava 1"), ROLES);
    }

    /** Who looks at the record, and sits beside the alarms. */
    public static eu.sargs.access.Officer auditor() {
        return new eu.sargs.access.Officer(
                "a.udits",
                "A. Ūdītis",
                new eu.sargs.access.Seat("Krāslava 1"),
                java.util.Set.of(eu.sargs.access.Role.AUDITOR, eu.sargs.access.Role.SUPERVISOR));
    }

    /** What a window stands on. */
    public eu.sargs.ui.shell.Desktop.Rooms rooms() {
        return new eu.sargs.ui.shell.Desktop.Rooms(
                new eu.sargs.access.Chair(),
                alerts,
                settings,
                accounts,
                alerts,
                sightings,
                watchlist,
                pictures,
                consultations,
                reasons,
                shifts.port(),
                deeds,
                recordFile,
                evidence,
                retention,
                cameras,
                live,
                peers);
    }

    /** What a screen stands on that is shown without a window around it. */
    public Desk desk(Language language) {
        Words words = new Words(language);
        FxBridge bridge = new FxBridge(Executors.newVirtualThreadPerTaskExecutor());
        return new Desk(
                words,
                new Times(ZoneId.of("Europe/Riga"), words),
                new Ticker(() -> NOW),
                new Look(),
                bridge,
                new PictureCache(pictures::find, bridge),
                new Sites(cameras));
    }

    public static Kraslava night() {
        Kraslava night = new Kraslava();
        night.fill();
        return night;
    }

    /** Some of it is evidence. */
    public void kept() {
        List<Sighting> seen = new ArrayList<>(sightings.latest(40));
        Sighting hit =
                alerts.find(new AlertId("%064x".formatted(1))).orElseThrow().sighting();
        evidence.lock(
                seen.get(2).id(),
                "VP-77-26/3",
                NOW.plus(Duration.ofDays(80)),
                new eu.sargs.access.Reason(
                        "request", "Citas iestādes pieprasījums", "Lietuvas sienas sardze", "VP-77-26/3"),
                Optional.empty(),
                officer());
        evidence.lock(
                hit.id(),
                "11092-26",
                NOW.plus(Duration.ofDays(5)),
                new eu.sargs.access.Reason("criminal-case", "Krimināllieta", "nozagta piekabe", "11092-26"),
                Optional.empty(),
                officer());
        evidence.lock(
                seen.get(7).id(),
                "12-26",
                NOW.plus(Duration.ofDays(700)),
                new eu.sargs.access.Reason("Tiesas lēmums"),
                Optional.of(new eu.sargs.access.Approval(auditor())),
                officer());
        evidence.lift(evidence.all(officer()).getFirst().id(), new eu.sargs.access.Reason("Lieta izbeigta"), officer());
    }

    private void deeds() {
        did(
                2,
                "i.vitola",
                DeedKind.CONSULTATION,
                "PlateLookedUp",
                "HO3817",
                said("Krimināllieta: nozagta piekabe", "criminal-case", "11092-26"),
                java.util.Map.of("found", 6L));
        did(
                3,
                "i.vitola",
                DeedKind.CONSULTATION,
                "Consulted",
                "HO3817",
                said("", "", ""),
                java.util.Map.of("what", "pictures", "count", 1L));
        did(
                9,
                "machine",
                DeedKind.COMBINATION,
                "AlertRaised",
                "HO3817",
                said("", "", ""),
                java.util.Map.of("why", "Zagts transportlīdzeklis", "camera", "UTE-03"));
        did(
                31,
                "j.skrinda",
                DeedKind.CONSULTATION,
                "Consulted",
                "",
                said("", "", ""),
                java.util.Map.of("what", "watchlist", "count", 13L));
        did(
                62,
                "machine",
                DeedKind.DISCLOSURE,
                "HandedOver",
                "",
                said("", "", ""),
                java.util.Map.of("to", "Utena", "events", 412L));
        did(
                380,
                "i.vitola",
                DeedKind.ALTERATION,
                "EvidenceLocked",
                "AK55213",
                said("Meklēta persona vai transportlīdzeklis", "wanted", "77-26/3"),
                java.util.Map.of("case", "77-26/3", "until", "2027-01-31T22:00:00Z"));
        did(
                1500,
                "k.ozols",
                DeedKind.ERASURE,
                "Erased",
                "",
                said(
                        "Datu subjekta pieprasījums vai sūdzība: lūdz dzēst visu, kas par viņu glabāts",
                        "complaint",
                        "12/2026"),
                java.util.Map.of("lane", "list", "first", 4L, "last", 4L));
        did(
                1510,
                "k.ozols",
                DeedKind.OTHER,
                "SignInFailed",
                "",
                said("", "", ""),
                java.util.Map.of("account", "k.ozols", "failures", 2L));
    }

    private void did(
            int minutes,
            String officer,
            DeedKind kind,
            String type,
            String plate,
            Deed.Given given,
            java.util.Map<String, Object> details) {
        deeds.did(NOW.minus(Duration.ofMinutes(minutes)), officer, kind, type, plate, given, details);
    }

    private static Deed.Given said(String said, String code, String caseNumber) {
        return new Deed.Given(said, code, caseNumber);
    }

    private void fill() {
        camera("KRA-02", "Kalnieši", "A6", 55.87, 27.3);
        camera("KRA-03", "Krāslava, Borovka", "A6", 55.9, 27.1);
        camera("KRA-04", "Krāslava, Daugavas tilts", "P69", 55.89, 27.17);
        camera("KRA-05", "Skaista", "P61", 55.98, 27.3);
        camera("KRA-06", "Dagda", "P61", 56.09, 27.53);
        camera("KRA-07", "Silene", "P68", 55.75, 26.78);
        camera("KRA-08", "Medumi", "A13", 55.78, 26.3);
        camera("UTE-01", "Smėlynė", "A6", 55.72, 26.24);
        camera("UTE-03", "Daugailiai", "A6", 55.6, 25.8);

        neighbours();
        deeds();
        accounts.open(
                Optional.empty(),
                eu.sargs.access.Accounts.Account.first("i.vitola", "I. Vītola"),
                "daugava pie klints".toCharArray(),
                new eu.sargs.access.Seat("Krāslava 1"));
        accounts.open(
                Optional.empty(),
                new eu.sargs.access.Accounts.Account(
                        "j.skrinda", "J. Skrinda", java.util.Set.of(eu.sargs.access.Role.DUTY_OFFICER)),
                "mežs aiz upes".toCharArray(),
                new eu.sargs.access.Seat("Krāslava 1"));
        accounts.last("i.vitola", NOW.minus(Duration.ofHours(6)));
        accounts.last("j.skrinda", NOW.minus(Duration.ofDays(1)));
        WatchEntry stolen = entry(
                "HO3817",
                "Zagts transportlīdzeklis",
                Priority.HIGH,
                "VP Rīga, lieta 11092-26",
                "Salīdziniet zīmi, marku un modeli ar attēlu.\nZvaniet Utenas postenim: +370 389 00 000, nosauciet lietu 11092-26.\nTuvākā ekipāža U-3, 18 km, brīva. Neapturiet vienatnē.",
                4);
        WatchEntry convoy = entry("Y417KC60", "Brauc kopā ar HO-3817", Priority.MEDIUM, "Utena", "", 1);
        WatchEntry permit = entry("JR811", "Beigusies atļauja", Priority.LOW, "Robežsardzes atļaujas", "", 2);
        entry("KX?12*", "Kontrabandas aizdomas", Priority.MEDIUM, "VRS Daugavpils", "Sekojiet, neapturiet.", 3);
        entry("LM4410", "Nav apdrošināšanas", Priority.LOW, "CSDD", "", 1);
        for (String plate : List.of("AB1234", "CD2345", "EF3456", "GH4567", "IK5678", "KL6789", "MN7890", "OP8901")) {
            entry(plate, "Nodokļu parāds", Priority.LOW, "VID", "", 1);
        }

        int[][] back = {{62, 2}, {28, 1}, {1270, 3}, {1830, 7}, {4745, 2}, {5707, 0}, {6607, 4}};
        String[] where = {"UTE-03", "UTE-01", "UTE-01", "KRA-08", "KRA-04", "KRA-02", "KRA-02"};
        Sighting hit = sighting("H03817", "LV", where[0], 42, 0.93, List.of(.99, .71, .98, .97, .99, .96));
        for (int i = 2; i < back.length; i++) {
            sighting("HO3817", "LV", where[i], back[i][0], 0.97, null);
        }
        sighting("MNB417", "LT", "KRA-08", 2, 0.98, null);
        sighting("AK55213", "BY", "KRA-02", 4, 0.95, null);
        Sighting second = sighting("Y417KC60", "RU", "UTE-03", 8, 0.98, null);
        sighting("KDE902", "LT", "UTE-01", 9, 0.97, null);
        sighting("KB4471", "LV", "KRA-03", 11, 0.96, null);
        sighting("JOR777", "LT", "KRA-08", 115, 0.99, null);
        sighting("7714KX2", "BY", "KRA-02", 147, 0.94, null);
        sighting("LR6120", "LV", "KRA-04", 360, 0.92, null);
        sighting("GM2074", "LV", "KRA-06", 420, 0.95, null);
        Sighting third = sighting("JR811", "LV", "KRA-05", 680, 0.96, null);

        alert(
                1,
                stolen,
                hit,
                42,
                Optional.empty(),
                new PlateMatch(
                        "HO3817",
                        hit.reading().plate(),
                        PlateMatch.Kind.CONFUSABLE,
                        0.9,
                        List.of(new PlateMatch.Substitution(1, '0', 'O')),
                        true));
        alert(2, convoy, second, 5, Optional.empty(), exact(second));
        alert(
                3,
                permit,
                third,
                680,
                Optional.of(new Alert.Closed("I. Vītola", NOW.minusSeconds(600), Outcome.PASSED_ON, "")),
                exact(third));
        List<String> debts = List.of("AB1234", "CD2345", "EF3456", "GH4567", "IK5678", "KL6789", "MN7890", "OP8901");
        for (int i = 0; i < 11; i++) {
            String plate = debts.get(i % debts.size());
            Sighting seen = sighting(plate, "LV", i % 3 == 0 ? "KRA-05" : "KRA-02", 3000 - i * 30, 0.97, null);
            WatchEntry debt = watchlist.all().stream()
                    .filter(one -> one.pattern().equals(plate))
                    .findFirst()
                    .orElseThrow();
            alert(10 + i, debt, seen, 3000 - i * 30, Optional.empty(), exact(seen));
        }
    }

    /** Two stations as on the pictures of the wall, one behind, one connected, one that was not heard for long. */
    private void neighbours() {
        peer('b', "Kārsava", "vrs-ludza", "LV", link(PeerLink.State.CONNECTED, 412, 0, 3, -1, null));
        peer('c', "Utena", "vsat-utena", "LT", link(PeerLink.State.CONNECTED, 0, 7, 1, 14, null));
        peer(
                'd',
                "Molėtai",
                "vp-moletai",
                "LT",
                link(
                        PeerLink.State.DROPPED,
                        -1,
                        -1,
                        2407,
                        0,
                        new Fault("SYN-20", "sync.fault.unreachable", "10.20.0.9:7400")));
        peers.group("border", java.util.Set.of("vp-kraslava", "vrs-ludza", "vsat-utena"), officer());
    }

    /** What other stations need to be told of: a group cut off, a span that never came, a disk that takes nothing. */
    public void toldOf() {
        peer('e', "Malnava", "zs-malnava", "LV", link(PeerLink.State.NOT_CALLED, -1, -1, 0, 0, null));
        peers.group("roads", java.util.Set.of("vp-kraslava", "zs-malnava"), officer());
        peers.unheeding(List.of("Kārsava", "Utena"));
        peers.self(putBack(peers.now().self()));
        peers.link(InMemoryPeers.key('c'), withholding(link(PeerLink.State.DROPPED, -1, -1, 40, 0, null)));
        peers.change(
                InMemoryPeers.key('b'),
                peer -> new Peer(
                        peer.key(),
                        peer.described(),
                        peer.mayAdmit(),
                        peer.admitted(),
                        peer.left(),
                        peer.groups(),
                        peer.sees(),
                        peer.address(),
                        peer.heldUntil(),
                        List.of(
                                new Peer.Missing(
                                        NOW.minusSeconds(40 * 86_400L),
                                        NOW.minusSeconds(30 * 86_400L),
                                        true,
                                        48_213,
                                        true),
                                new Peer.Missing(
                                        NOW.minusSeconds(20 * 86_400L),
                                        NOW.minusSeconds(12 * 86_400L),
                                        false,
                                        1_204,
                                        false)),
                        new PeerLink(
                                PeerLink.State.CONNECTED,
                                OptionalLong.of(412),
                                OptionalLong.of(0),
                                Optional.of(NOW.minusSeconds(3)),
                                Optional.of(Duration.ZERO),
                                0,
                                0,
                                0,
                                0,
                                Optional.of(PeerLink.Note.UNWRITTEN),
                                Optional.empty())));
    }

    public void peer(char key, String station, String agency, String country, PeerLink link) {
        peers.admit(
                new Admission(
                        InMemoryPeers.key(key),
                        new Description(station, station + " 1", agency, country),
                        true,
                        Optional.of(new PeerAddress("10.20.0." + (10 + Character.digit(key, 16)), 7400))),
                officer());
        peers.change(
                InMemoryPeers.key(key),
                peer -> new Peer(
                        peer.key(),
                        peer.described(),
                        peer.mayAdmit(),
                        peer.admitted(),
                        peer.left(),
                        peer.groups(),
                        peer.sees(),
                        peer.address(),
                        link.heard(),
                        peer.missing(),
                        link));
    }

    /** The same, of a peer that was found to keep contents back. */
    public static PeerLink withholding(PeerLink link) {
        return new PeerLink(
                link.state(),
                link.weLack(),
                link.theyLack(),
                link.heard(),
                link.clock(),
                link.queuedBytes(),
                link.bytesInPerSecond(),
                link.bytesOutPerSecond(),
                link.picturesWaiting(),
                Optional.of(PeerLink.Note.WITHHOLDS),
                link.lastError());
    }

    /** It got its own sightings of some days back from a station that had let go of them. */
    public static OwnStation putBack(OwnStation self) {
        return new OwnStation(
                self.key(),
                self.described(),
                self.listensAt(),
                self.certificateUntil(),
                self.discovers(),
                self.hindered(),
                List.of(new Peer.Missing(
                        NOW.minusSeconds(40 * 86_400L), NOW.minusSeconds(30 * 86_400L), true, 12_408, true)),
                self.left());
    }

    /** Revoked by Utena, and not reached where it was set. */
    public static OwnStation outcast(OwnStation self) {
        return new OwnStation(
                self.key(),
                self.described(),
                self.listensAt(),
                self.certificateUntil(),
                self.discovers(),
                Optional.of(new Fault("SYN-01", "sync.fault.listen", "10.20.0.4:7400")),
                self.missing(),
                Optional.of(new Peer.Leaving(
                        new Peer.Said("Utena", "r.kazlauskas", NOW.minusSeconds(600)), Optional.empty())));
    }

    /** @param lack events we have not; below zero: not known */
    public static PeerLink link(
            PeerLink.State state, long lack, long theyLack, long heardAgo, long clockSeconds, Fault error) {
        boolean open = state == PeerLink.State.CONNECTED;
        return new PeerLink(
                state,
                lack < 0 ? OptionalLong.empty() : OptionalLong.of(lack),
                theyLack < 0 ? OptionalLong.empty() : OptionalLong.of(theyLack),
                Optional.of(NOW.minusSeconds(heardAgo)),
                open ? Optional.of(Duration.ofSeconds(clockSeconds)) : Optional.empty(),
                open ? 18_432 : 0,
                open ? 6_120 : 0,
                open ? 41_000 : 0,
                open ? 3 : 0,
                Optional.empty(),
                Optional.ofNullable(error));
    }

    public static PlateMatch exact(Sighting sighting) {
        return new PlateMatch(
                sighting.reading().plate().text(),
                sighting.reading().plate(),
                PlateMatch.Kind.EXACT,
                1,
                List.of(),
                true);
    }

    private void camera(String id, String name, String road, double latitude, double longitude) {
        Camera camera = new Camera(
                new CameraId(id),
                name,
                road,
                latitude,
                longitude,
                120,
                CameraAddress.of("rtsp://127.0.0.1:8554/" + id),
                true);
        cameras.put(camera);
        switch (id) {
            case "KRA-05" -> stands(camera, State.FROZEN, Cause.NO_PACKETS, Instant.parse("2026-11-22T00:14:07Z"));
            case "KRA-07" -> stands(camera, State.BLIND, Cause.DARK_OR_COVERED, NOW.minusSeconds(900));
            case "KRA-08" -> stands(camera, State.DEGRADED, Cause.SLOW, NOW.minusSeconds(90));
            default -> stands(camera, State.LIVE, Cause.NONE, NOW.minusSeconds(9000));
        }
    }

    private void stands(Camera camera, State state, Cause cause, Instant since) {
        live.put(camera, DrawnCameras.health(camera.id(), state, cause, since));
    }

    public WatchEntry entry(
            String pattern, String reason, Priority priority, String owner, String guidance, int edition) {
        WatchEntry entry = new WatchEntry(
                new EntryId(UUID.nameUUIDFromBytes(pattern.getBytes())),
                pattern,
                reason,
                priority,
                NOW.minus(Duration.ofDays(90)),
                priority == Priority.LOW ? Optional.empty() : Optional.of(NOW.plus(Duration.ofDays(84))),
                owner,
                guidance,
                edition);
        return watchlist.put(
                entry, new eu.sargs.access.Officer("i.vitola", "I. Vītola", new eu.sargs.access.Seat("1"), ROLES));
    }

    /** An entry with two values at once and a proposal, and one of another station. */
    public void matters() {
        eu.sargs.access.StationKey utena = new eu.sargs.access.StationKey("c1".repeat(32));
        eu.sargs.access.StationKey here = new eu.sargs.access.StationKey("5a".repeat(32));
        watchlist.know(new eu.sargs.access.Neighbours() {
            @Override
            public boolean same(eu.sargs.access.StationKey one, eu.sargs.access.StationKey other) {
                return one.equals(other);
            }

            @Override
            public Optional<String> station(eu.sargs.access.StationKey key) {
                return Optional.of(key.equals(utena) ? "Utena" : "Krāslava");
            }

            @Override
            public boolean sees(eu.sargs.access.StationKey key, eu.sargs.access.Audience audience) {
                return !audience.home();
            }

            @Override
            public List<eu.sargs.access.Audience> audiences() {
                return List.of(
                        eu.sargs.access.Audience.STATION,
                        eu.sargs.access.Audience.group("border"),
                        eu.sargs.access.Audience.country("LV"),
                        eu.sargs.access.Audience.ALL);
            }
        });
        WatchEntry one = watchlist.all().stream()
                .filter(entry -> entry.pattern().equals("HO3817"))
                .findFirst()
                .orElseThrow()
                .shownTo(eu.sargs.access.Audience.ALL)
                .written(5, here);
        WatchEntry other = new WatchEntry(
                one.id(),
                "HO3811",
                one.reason(),
                Priority.MEDIUM,
                one.validFrom(),
                Optional.empty(),
                one.owner(),
                one.guidance(),
                4,
                eu.sargs.access.Audience.ALL,
                Optional.of(here));
        List<eu.sargs.watchlist.EntryChange> heads = new ArrayList<>();
        for (WatchEntry value : List.of(one, other)) {
            heads.add(new eu.sargs.watchlist.EntryChange(
                    UUID.nameUUIDFromBytes(value.pattern().getBytes()),
                    one.id(),
                    Optional.of(value),
                    java.util.Set.of(),
                    value.audience(),
                    Optional.of(new eu.sargs.watchlist.Told(here, "i.vitola", NOW.minusSeconds(3600)))));
        }
        watchlist.dispute(new eu.sargs.watchlist.EntryState(one.id(), heads));
        watchlist.proposed(new eu.sargs.watchlist.Proposal(
                new UUID(3, 1),
                one.id(),
                Optional.of(other),
                "R. Kazlauskas",
                "kita raidė nuotraukoje",
                eu.sargs.access.Audience.ALL,
                Optional.of(new eu.sargs.watchlist.Told(utena, "r.kazlauskas", NOW.minusSeconds(1200))),
                Optional.empty()));
        watchlist.arrived(
                new WatchEntry(
                        new EntryId(new UUID(4, 4)),
                        "KDE902",
                        "Vogta transporto priemonė",
                        Priority.HIGH,
                        NOW.minus(Duration.ofDays(2)),
                        Optional.empty(),
                        "Utenos AVPK",
                        "",
                        1,
                        eu.sargs.access.Audience.ALL,
                        Optional.empty()),
                utena);
    }

    /** A hit at Utena, of an entry of Kārsava: it does not sound here. The camera is called as one of ours is. */
    public Alert elsewhere() {
        Sighting ours = sighting("KDE902", "LT", "UTE-03", 240, 0.98, null);
        Sighting theirs = at("Utena", ours);
        sightings.record(theirs);
        WatchEntry entry = entry("KDE902", "Vogta transporto priemonė", Priority.HIGH, "VRS Ludza", "", 1)
                .written(1, new eu.sargs.access.StationKey("b".repeat(64)));
        Alert alert = new Alert(
                new AlertId("%064x".formatted(900)),
                NOW.minusSeconds(230),
                entry,
                theirs,
                exact(theirs),
                1,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new eu.sargs.access.StationKey("c".repeat(64)),
                false,
                false,
                Alert.Handled.NOT);
        alerts.raise(alert);
        return alert;
    }

    /** Nobody answered it: a minute ago it was told on. */
    public void unanswered(AlertId id) {
        Alert one = alerts.find(id).orElseThrow();
        alerts.handled(
                one,
                new Alert.Handled(
                        one.handled().shelved(),
                        Optional.of(new Alert.Escalated(NOW.minusSeconds(60), one.seenBy())),
                        Optional.empty()));
    }

    /** The stolen car was hit four times within ten minutes, read otherwise each time; at Utena once. */
    public Alert trail() {
        Alert alert = alerts.find(new AlertId("%064x".formatted(1))).orElseThrow();
        List<eu.sargs.alert.Hit> hits = new ArrayList<>();
        hits.add(hit(alert, sighting("HO3817", "LV", "KRA-08", 560, 0.96, null), false));
        hits.add(hit(alert, at("Utena", sighting("HO3817", "LV", "UTE-01", 330, 0.91, null)), true));
        hits.add(hit(alert, sighting("HO3817", "LV", "UTE-01", 180, 0.98, null), false));
        hits.add(new eu.sargs.alert.Hit(
                eu.sargs.alert.HitId.of(alert.sighting().id(), alert.entry().id()),
                alert.sighting(),
                alert.seenBy(),
                alert.entry(),
                alert.match(),
                false));
        alerts.trail(alert.id(), hits);
        Alert folded = new Alert(
                alert.id(),
                alert.raisedAt(),
                alert.entry(),
                alert.sighting(),
                alert.match(),
                hits.size(),
                alert.late(),
                alert.taken(),
                alert.closed(),
                alert.otherEnds(),
                alert.seenBy(),
                alert.seenHere(),
                alert.rings(),
                alert.handled());
        alerts.raise(folded);
        return folded;
    }

    private static eu.sargs.alert.Hit hit(Alert alert, Sighting seen, boolean elsewhere) {
        return new eu.sargs.alert.Hit(
                eu.sargs.alert.HitId.of(seen.id(), alert.entry().id()),
                seen,
                elsewhere
                        ? new eu.sargs.access.StationKey(InMemoryPeers.key('c').hex())
                        : alert.seenBy(),
                alert.entry(),
                exact(seen),
                false);
    }

    /** Kārsava gave it to this station a minute ago. */
    public void forwarded(AlertId id) {
        Alert one = alerts.find(id).orElseThrow();
        Alert.Forwarded forwarded = new Alert.Forwarded(
                NOW.minusSeconds(60),
                new eu.sargs.access.StationKey(InMemoryPeers.key('b').hex()),
                new eu.sargs.access.StationKey("5a".repeat(32)),
                true,
                true,
                true,
                "A. Rubenis",
                "Brauc pie jums pa A13, pie stūres sieviete, blakus bērns");
        alerts.handled(one, new Alert.Handled(Optional.empty(), Optional.empty(), Optional.of(forwarded)));
    }

    /** The same passage, seen by the camera of that name of another station. */
    public static Sighting at(String station, Sighting seen) {
        return new Sighting(
                new SightingId(UUID.nameUUIDFromBytes((station + seen.id()).getBytes())),
                station,
                seen.camera(),
                seen.from(),
                seen.to(),
                seen.reading(),
                seen.box(),
                seen.crop(),
                seen.overview(),
                seen.refined());
    }

    public Sighting sighting(
            String plate, String country, String camera, long secondsAgo, double confidence, List<Double> signs) {
        Plate read = Plate.of(plate);
        Reading reading = new Reading(
                read,
                Country.of(country),
                confidence,
                signs == null ? java.util.Collections.nCopies(read.length(), confidence) : signs,
                signs == null ? List.of() : List.of(new Reading.Alternative(Plate.of("HQ3817"), 0.18)));
        Instant at = NOW.minusSeconds(secondsAgo);
        PicturePair kept = pictures.keep(
                crop(eu.sargs.plate.CountryFormats.standard().display(read, Country.of(country)), country),
                scene(plate));
        Sighting sighting = new Sighting(
                new SightingId(UUID.nameUUIDFromBytes((plate + camera + secondsAgo).getBytes())),
                "Krāslava",
                new CameraId(camera),
                at,
                at.plusSeconds(3),
                reading,
                new PlateBox(0.26, 0.66, 0.11, 0.06),
                kept.crop(),
                kept.overview(),
                true);
        sightings.record(sighting);
        return sighting;
    }

    public Alert alert(
            int number,
            WatchEntry entry,
            Sighting sighting,
            long secondsAgo,
            Optional<Alert.Closed> closed,
            PlateMatch match) {
        Alert alert = new Alert(
                new AlertId("%064x".formatted(number)),
                NOW.minusSeconds(secondsAgo),
                entry,
                sighting,
                match,
                1,
                false,
                Optional.empty(),
                closed,
                List.of(),
                new eu.sargs.access.StationKey("5a".repeat(32)),
                true,
                true,
                Alert.Handled.NOT);
        alerts.raise(alert);
        return alert;
    }

    private static byte[] crop(String plate, String country) {
        BufferedImage image = new BufferedImage(528, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(70, 74, 78));
        g.fillRect(0, 0, 528, 160);
        g.rotate(-0.03, 264, 80);
        g.setColor(Color.BLACK);
        g.fillRoundRect(18, 24, 492, 112, 14, 14);
        g.setColor(new Color(236, 238, 236));
        g.fillRoundRect(22, 28, 484, 104, 12, 12);
        g.setColor(new Color(30, 60, 150));
        g.fillRect(24, 30, 42, 100);
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
        g.drawString(country, 30, 122);
        g.setColor(new Color(20, 20, 20));
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 76));
        int width = g.getFontMetrics().stringWidth(plate);
        g.translate(78, 110);
        g.scale(Math.min(1, 415.0 / width), 1);
        g.drawString(plate, 0, 0);
        g.dispose();
        return jpeg(image);
    }

    private static byte[] scene(String plate) {
        BufferedImage image = new BufferedImage(960, 540, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(24, 26, 30));
        g.fillRect(0, 0, 960, 540);
        g.setColor(new Color(44, 44, 46));
        g.fillRect(0, 210, 960, 330);
        g.setColor(new Color(58, 60, 62));
        g.fill(new Polygon(new int[] {440, 520, 1100, -140}, new int[] {200, 200, 540, 540}, 4));
        g.setColor(new Color(120, 124, 128));
        g.fillRoundRect(180, 220, 240, 190, 30, 30);
        g.setColor(new Color(250, 250, 230));
        g.fillOval(190, 300, 40, 34);
        g.fillOval(370, 300, 40, 34);
        g.setColor(new Color(230, 230, 230));
        g.fillRect(252, 358, 102, 28);
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
        g.drawString(plate, 258, 380);
        g.dispose();
        return jpeg(image);
    }

    private static byte[] jpeg(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Alerts so many that single ones no longer help. */
    public List<Alert> flood(int count) {
        List<Alert> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Sighting seen = sighting("ZZ" + (1000 + i), "LV", "KRA-05", 100 - i, 0.97, null);
            WatchEntry entry = entry("ZZ" + (1000 + i), "Tranzīta atļauja", Priority.LOW, "Muita", "", 1);
            all.add(alert(100 + i, entry, seen, 100 - i, Optional.empty(), exact(seen)));
        }
        return all;
    }
}
